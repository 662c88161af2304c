/**
 * Templates read once and kept ready. Nunjucks runs a file of macros anew for every page that imports it, and every GOV.UK
 * component imports four more; here a file that is imported without context is run once, and what a component makes
 * of the same parameters is kept, unless they hold what somebody has typed or chosen.
 */
import nunjucks from 'nunjucks'

type Exported = Record<string, unknown>
type Macro = (...args: unknown[]) => unknown
type Took = (problem: Error | null, exported?: Exported | null) => void
/** The part of a template that its published types leave out. */
type Importable = { getExported: (...args: unknown[]) => void }
type GetTemplate = (
  name: unknown,
  eager?: unknown,
  parent?: unknown,
  ignoreMissing?: unknown,
  took?: (problem: Error | null, template?: unknown) => void,
) => unknown

/** The folders of components that are made of their parameters alone. */
const COMPONENTS = /[\\/](?:govuk|moj)[\\/](?:components|macros)[\\/].*\.njk$/
/** The macros that read nothing of the page they stand on but its form. */
const FOR_A_FORM = /[\\/]components[\\/]form\.njk$/
/** Components and parameters kept, and the longest parameters that are worth it. */
const MOST_KEPT = 3000
const LONGEST = 4000

/** Makes an environment find and import its templates once. Call it before the first page. */
export function keepReady(environment: nunjucks.Environment): void {
  const found = new Map<string, unknown>()
  const find = (environment.getTemplate as GetTemplate).bind(environment)
  const get: GetTemplate = (name, eager, parent, ignoreMissing, took) => {
    const simple = typeof name === 'string' && (took !== undefined || typeof eager !== 'function')
    if (!simple || typeof parent === 'function') return find(name, eager, parent, ignoreMissing, took)
    // Only a name that begins with a dot depends on where it is asked for.
    const key = name.startsWith('.') ? `${String(parent)}\n${name}` : name
    let template = found.get(key)
    if (template === undefined) {
      template = find(name, Boolean(eager), parent, ignoreMissing)
      if (!(template instanceof nunjucks.Template)) return find(name, eager, parent, ignoreMissing, took)
      importOnce(template as unknown as Importable & { readonly path: string })
      found.set(key, template)
    }
    if (!took) return template
    took(null, template)
    return undefined
  }
  Object.assign(environment, { getTemplate: get })
}

/** Runs a file of macros once, where it is imported without the context of a page. */
function importOnce(template: Importable & { readonly path: string }): void {
  if (Object.hasOwn(template, 'getExported')) return
  const run = template.getExported.bind(template)
  let kept: Exported | null = null
  const ofForms = new WeakMap<object, Exported>()
  template.getExported = (...args) => {
    if (typeof args[0] !== 'function') {
      importFor(args)
      return
    }
    const took = args[0] as Took
    if (kept) return took(null, kept)
    run((problem: Error | null, exported: Exported | null = null) => {
      if (exported) kept = COMPONENTS.test(template.path ?? '') ? keepWhatTheyMake(exported) : exported
      took(problem, kept)
    })
  }
  /** With the context of a page: anew for each, but for the controls of a form only once for that form. */
  function importFor(args: unknown[]): void {
    const form = (args[0] as { formView?: object } | null)?.formView
    const took = args[2] as Took
    const kind = form && typeof took === 'function' && FOR_A_FORM.test(template.path ?? '')
    const before = kind ? ofForms.get(form) : undefined
    if (before) took(null, before)
    else if (!kind) run(...args)
    else
      run(args[0], args[1], (problem: Error | null, exported: Exported | null = null) => {
        if (exported) ofForms.set(form, exported)
        took(problem, exported)
      })
  }
}

function keepWhatTheyMake(exported: Exported): Exported {
  return Object.fromEntries(
    Object.entries(exported).map(([name, macro]) => [
      name,
      typeof macro === 'function' ? keptMacro(macro as Macro) : macro,
    ]),
  )
}

/** A component that is made once for the same parameters. */
function keptMacro(make: Macro): Macro {
  const kept = new Map<string, unknown>()
  return function component(this: unknown, ...args: unknown[]) {
    if (args.length !== 1 || holdsWhatIsTyped(args[0])) return make.apply(this, args)
    const key = keyOf(args[0])
    if (key.length > LONGEST) return make.apply(this, args)
    const before = kept.get(key)
    if (before !== undefined) return before
    const made = make.apply(this, args)
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
    kept.set(key, made)
    return made
  }
}

/** Parameters as one word that no others have; HTML is told from text that is to be escaped. */
function keyOf(value: unknown): string {
  if (typeof value === 'string') return `${value.length}:${value}`
  if (typeof value !== 'object' || value === null) return String(value)
  if (value instanceof nunjucks.runtime.SafeString) return `<${String(value).length}:${value}`
  if (Array.isArray(value)) return `[${value.map(keyOf).join()}]`
  let key = '{'
  for (const name in value) key += `${name}=${keyOf((value as Record<string, unknown>)[name])},`
  return `${key}}`
}

/** Whether a control holds an answer: that is for its reader alone, and is not kept. */
function holdsWhatIsTyped(params: unknown): boolean {
  if (typeof params !== 'object' || params === null) return true
  if ('value' in params && params.value !== '' && params.value !== undefined && params.value !== null) return true
  if (!('items' in params) || !Array.isArray(params.items)) return false
  return params.items.some(
    (
      item: {
        checked?: unknown
        selected?: unknown
        conditional?: { html?: unknown }
        value?: unknown
        name?: unknown
      } | null,
    ) =>
      Boolean(item?.checked) ||
      Boolean(item?.selected) ||
      Boolean(item?.conditional?.html) ||
      (item?.name && item.value),
  )
}
