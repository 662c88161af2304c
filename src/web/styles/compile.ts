/** Makes the style sheets and the script of GOV.UK Frontend in `src/web/static`. Run by `npm run generate`; a test checks that they are current. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import rtlcss from 'rtlcss'
import { compile } from 'sass'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** The files by name, made anew. */
export function compileAssets(): Readonly<Record<string, string>> {
  const sheet = (name: string): string =>
    compile(`${FOLDER}${name}.scss`, {
      loadPaths: [ROOT, `${ROOT}node_modules`],
      style: 'compressed',
      quietDeps: true,
      logger: { warn() {} },
    }).css
  const frontend = readFileSync(`${ROOT}node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js`, 'utf8')
  // The part of passkeys that runs in a browser, as its package brings it.
  const webauthn = readFileSync(
    `${ROOT}node_modules/@simplewebauthn/browser/dist/bundle/index.umd.min.js`,
    'utf8',
  )
  const hub = sheet('hub')
  return { 'webauthn.js': webauthn, 'hub.css': hub, 'hub-rtl.css': rtlcss.process(hub), 'staff.css': sheet('staff'), 'frontend.js': frontend.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n') }
}
