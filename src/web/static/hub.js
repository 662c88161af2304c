// Comforts on top of pages that work without them: character counts, a menu that folds, notices that are shown once.
const address = document.querySelector('script[data-frontend]')?.dataset.frontend
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
if (address) {
  const { initAll } = await import(address)
  initAll()
}
// What is for few comes from the server or not at all: a browser that kept it whole asks again.
addEventListener('pageshow', event => {
  if (event.persisted && 'forFew' in document.documentElement.dataset) location.reload()
})
// A device that many use begins anew when nobody has touched it for a while.
const { again, idle } = document.documentElement.dataset
if (again) {
  let left
  const wait = () => {
    clearTimeout(left)
    left = setTimeout(() => location.replace(again), idle * 1000)
  }
  for (const touched of ['input', 'keydown', 'pointerdown', 'scroll']) addEventListener(touched, wait, { passive: true })
  wait()
}
// A form that is kept as a draft is kept too when somebody leaves it by a link of the page.
for (const form of document.querySelectorAll('form[data-keeps]')) {
  const held = () => String(new URLSearchParams(new FormData(form)))
  const opened = held()
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]')
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    if (link.target || link.hasAttribute('download') || link.origin !== location.origin) return
    if (link.pathname === location.pathname && link.search === location.search) return
    if (held() === opened) return
    event.preventDefault()
    const leave = document.createElement('button')
    leave.name = 'action'
    leave.value = `go:${link.pathname}${link.search}${link.hash}`
    leave.hidden = true
    form.append(leave)
    form.requestSubmit(leave)
  })
}
// A notice is for this once: an address that is kept or sent on does not show it again.
const here = new URL(location.href)
if (here.searchParams.has('done')) {
  here.searchParams.delete('done')
  history.replaceState(history.state, '', here)
}
// In a list whose entries are ticked, J and K go from one to the next; only while the list is worked in, so that no key is taken elsewhere.
for (const list of document.querySelectorAll('[data-steps]')) {
  list.addEventListener('keydown', event => {
    const by = { j: 1, k: -1 }[event.key.toLowerCase()]
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return
    const boxes = [...list.querySelectorAll('input[type=checkbox]')]
    const at = boxes.findIndex(box => box.closest('li')?.contains(document.activeElement))
    boxes[at + by]?.focus()
  })
}
// Keying in by keyboard alone: a number picks that answer of the question one is in, Enter goes on to the next, and the last button needs
// Enter twice, so that nothing is saved by a key too many.
for (const form of document.querySelectorAll('form[data-keyed]')) {
  const typed = 'input:not([type=hidden], [type=file]), select, textarea, button:not(.hub-enter)'
  const isMany = box => box.type === 'radio' || box.type === 'checkbox'
  const groupOf = box => (isMany(box) ? [...form.querySelectorAll(typed)].filter(({ name }) => name === box.name) : [box])
  const stops = () => [...form.querySelectorAll(typed)].filter(box => groupOf(box)[0] === box && box.offsetParent !== null)
  const again = form.querySelector('[data-press-again]')
  let sure = null
  const goOn = box => {
    const all = stops()
    const next = all[all.indexOf(groupOf(box)[0]) + 1]
    next?.focus()
    if (next?.select) next.select()
  }
  form.addEventListener('keydown', event => {
    const box = event.target
    if (event.ctrlKey || event.metaKey || event.altKey || !box.matches?.(typed)) return
    const pick = isMany(box) && /^[0-9]$/.test(event.key) && groupOf(box)[(Number(event.key) + 9) % 10]
    if (pick) {
      event.preventDefault()
      pick.click()
      pick.focus()
      if (pick.type === 'radio') goOn(pick)
    } else if (event.key === 'Enter' && box.localName === 'button') {
      if (!event.repeat && sure === box) return
      event.preventDefault()
      if (!event.repeat) sure = box
      again.textContent = again.dataset.pressAgain
      return
    } else if (event.key === 'Enter' && box.localName !== 'textarea') {
      event.preventDefault()
      if (!event.repeat) goOn(box)
    }
    sure = null
    again.textContent = ''
  })
  form.querySelector('[data-by-keyboard]').hidden = false
  if (form.dataset.keyed === 'fast' && !form.querySelector('.govuk-error-message')) form.querySelector('[name^="q-"]')?.focus()
}
