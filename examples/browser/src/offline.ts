// The page without a network: once it is loaded, everything it may need later is kept by a service worker.

/** The messages of the worker: that all files are kept. */
const KEPT = "kept";

/** Starts keeping; where a browser has no service workers, or the page no origin, it goes on without. */
export async function keep(): Promise<void> {
    if (!("serviceWorker" in navigator)) return;
    const registration = await navigator.serviceWorker.register(new URL("offline.js", document.baseURI)).catch(() => undefined);
    if (registration === undefined) return;
    const { active } = await navigator.serviceWorker.ready;
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => data === KEPT && (document.documentElement.dataset.offline = "ready");
    active?.postMessage(null, [channel.port2]);
}
