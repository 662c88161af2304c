// A form that a passkey signs: asks the browser for the key when its button is pressed, and sends what it gives.
const { browserSupportsWebAuthn, startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser
const box = document.querySelector('[data-passkey]')
const form = box.closest('form')
const says = form.querySelector('[data-says]')
const signed = form.elements.namedItem('credential')
// What was signed is good for one try.
signed.value = ''
const say = words => {
  says.textContent = words
  says.hidden = words === ''
}
if (!browserSupportsWebAuthn()) say(box.dataset.unsupported)
form.addEventListener('submit', async event => {
  if (signed.value !== '' || event.submitter?.name === '_enter') return
  event.preventDefault()
  say('')
  try {
    const optionsJSON = JSON.parse(box.dataset.options)
    const ask = box.dataset.passkey === 'add' ? startRegistration : startAuthentication
    signed.value = JSON.stringify(await ask({ optionsJSON }))
    form.requestSubmit(event.submitter)
  } catch (problem) {
    say(problem.name === 'InvalidStateError' ? box.dataset.known : box.dataset.gaveUp)
  }
})
