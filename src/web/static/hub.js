// Comforts on top of pages that work without them: character counts, a menu that folds, notices that are shown once.
const address = document.querySelector('script[data-frontend]')?.dataset.frontend
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
if (address) {
  const { initAll } = await import(address)
  initAll()
}
// A notice is for this once: an address that is kept or sent on does not show it again.
const here = new URL(location.href)
if (here.searchParams.has('done')) {
  here.searchParams.delete('done')
  history.replaceState(history.state, '', here)
}
