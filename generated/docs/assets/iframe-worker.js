// The search runs in a worker, and browsers refuse workers to pages opened from a folder. There, this stands in for
// one: a hidden frame that runs the same script. Pages from a server keep their workers.
(() => {
  if (location.protocol !== "file:") return

  class FrameWorker extends EventTarget {
    constructor(url) {
      super()
      this.onmessage = null
      this.onerror = null
      this.frame = document.createElement("iframe")
      this.frame.hidden = true
      this.frame.title = "Search"
      document.body.append(this.frame)
      const inner = this.frame.contentWindow
      inner.document.open()
      inner.document.write("<!doctype html><title>Search</title>")
      inner.document.close()
      inner.postMessage = data => setTimeout(() => this.tell(new MessageEvent("message", { data })))
      inner.importScripts = (...urls) => urls.reduce((done, one) => done.then(() => load(inner, one)), Promise.resolve())
      inner.addEventListener("error", ({ error, message }) => this.tell(new ErrorEvent("error", { error, message })))
      this.ready = load(inner, url)
      this.ready.catch(error => this.tell(new ErrorEvent("error", { error, message: error.message })))
    }

    postMessage(data) {
      const inner = this.frame.contentWindow
      this.ready.then(() => inner.dispatchEvent(new inner.MessageEvent("message", { data: structuredClone(data) })), () => {})
    }

    terminate() {
      this.frame.remove()
    }

    tell(event) {
      this.dispatchEvent(event)
      this["on" + event.type]?.(event)
    }
  }

  function load(inner, url) {
    return new Promise((done, failed) => {
      const script = inner.document.createElement("script")
      script.src = url
      script.onload = done
      script.onerror = () => failed(new Error(`cannot load ${url}`))
      inner.document.body.append(script)
    })
  }

  window.Worker = FrameWorker
})()
