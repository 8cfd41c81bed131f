"""A slow, readable oracle of the indicators: sets, fractions and plain loops.

It is written from the documentation (`docs/figures.md`, `docs/formulas.md`, `docs/indicators.md`) and shares nothing with
the engine, so that where both agree the documentation was understood the same way twice.
"""
