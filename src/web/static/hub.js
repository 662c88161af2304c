// Comforts on top of pages that work without them: character counts, a menu that folds, conditional questions.
const address = document.querySelector('script[data-frontend]')?.dataset.frontend
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
if (address) {
  const { initAll } = await import(address)
  initAll()
}
