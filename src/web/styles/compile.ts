/** Compiles the style sheets into `src/web/static`. Run by `npm run generate`; a test checks that they are current. */
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** The style sheets by file name, compiled. */
export function compileStyles(): Readonly<Record<string, string>> {
  const sheet = (name: string): string =>
    compile(`${FOLDER}${name}.scss`, {
      loadPaths: [ROOT, `${ROOT}node_modules`],
      style: 'compressed',
      quietDeps: true,
      logger: { warn() {} },
    }).css
  return { 'hub.css': sheet('hub'), 'staff.css': sheet('staff') }
}
