"""What is generated in this package: run each module, or check with ``--check`` that it need not be run."""
