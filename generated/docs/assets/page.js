// What a page does beyond showing its text: it gives its Markdown, opens what is folded for a printer or a link.
(() => {
  const assets = document.currentScript.src
  let pages

  // Scripts are the only data that a page in a folder can load.
  function loaded(name) {
    return new Promise((done, failed) => {
      const script = document.createElement("script")
      script.src = new URL(name, assets)
      script.onload = done
      script.onerror = () => failed(new Error(`cannot load ${script.src}`))
      document.body.append(script)
    })
  }

  function load() {
    pages ??= loaded("markdown.js").then(() => unpacked(packedPages))
    return pages
  }

  async function unpacked(text) {
    const bytes = Uint8Array.from(atob(text), one => one.charCodeAt(0))
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json()
  }

  for (const button of document.querySelectorAll(".page-copy")) {
    const label = button.textContent
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText((await load())[button.dataset.page])
        button.textContent = "Copied"
      } catch {
        button.textContent = "Cannot copy here"
      }
      setTimeout(() => (button.textContent = label), 3000)
    })
  }

  // The navigation of a page of models has all of them, by the page of the API that they are published on. As a part of
  // each of these pages it would be most of the site.
  async function list(here) {
    const entry = [...document.querySelectorAll(".md-nav--primary .md-nav__link")].find(
      one => new URL(one.href, location).pathname === new URL("../models.html", assets).pathname
    )
    if (!entry) return
    await loaded("models.js")
    const groups = modelPages.map(([title, models]) => {
      const group = document.createElement("details")
      const summary = document.createElement("summary")
      summary.textContent = title
      group.append(summary)
      for (const [name, path] of models) {
        const link = document.createElement("a")
        link.textContent = name
        link.href = new URL(`../${path}`, assets)
        if (path === here) {
          link.setAttribute("aria-current", "page")
          group.open = true
        }
        group.append(link)
      }
      return group
    })
    const box = document.createElement("div")
    box.className = "page-models"
    box.append(...groups)
    entry.after(box)
    box.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" })
  }

  const here = document.querySelector(".page-copy")?.dataset.page.replace(/\.md$/, ".html")
  if (here === "models.html" || here?.startsWith("models/")) list(here)

  // The theme puts the buttons of each piece of code into a landmark without a name, of which there may be only one.
  function name() {
    for (const one of document.querySelectorAll(".md-code__nav:not([aria-label])")) {
      one.setAttribute("aria-label", `Code ${Number(one.parentElement.id.replace("__code_", "")) + 1}`)
    }
  }
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true })
  name()

  // A link may lead to a field whose parents are folded.
  function reveal() {
    let found = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const target = found
    for (; found; found = found.parentElement) if (found.tagName === "DETAILS") found.open = true
    target?.scrollIntoView()
  }
  addEventListener("hashchange", reveal)
  if (location.hash) reveal()

  let folded = []
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")]
    for (const one of folded) one.open = true
  })
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false
  })
})()
