/** The numbers and lists that a clause may carry for a practice, as fields of a form. */
import { type Parameters, type Practice, practices } from '../../../codes/index.ts'
import { ok, problem, type Result } from '../../../kernel/result.ts'
import type { Message } from '../../../web/catalogue.ts'
import { type Field, line } from '../../../web/fields.ts'

/** Every name of a parameter in the library. */
const names = [...new Set(practices.flatMap(({ defaults }) => Object.keys(defaults)))]

/** The field of a parameter: `sets-weeks`. */
const fieldOf = (name: string): string => `sets-${name}`

/** A field for every parameter there is; the page shows those of the practice in hand. */
export const parameterFields: Readonly<Record<string, Field<string>>> = Object.fromEntries(
  names.map(name => [fieldOf(name), line({ label: `compact.writing.parameter.${name}`, optional: true, max: 300 })]),
)

/** The fields of a practice. */
export function fieldsOf({
  defaults,
}: Practice): readonly { readonly name: string; readonly field: string; readonly list: boolean }[] {
  return Object.entries(defaults).map(([name, value]) => ({ name, field: fieldOf(name), list: Array.isArray(value) }))
}

/** What stands in the fields for parameters that a clause carries. */
export function writeParameters(practice: Practice, given: Parameters): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(practice).map(({ name, field }) => {
      const value = given[name]
      return [field, value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value)]
    }),
  )
}

/** Reads the fields of a practice: what is left open is not carried. What cannot be is told by its field. */
export function readParameters(
  practice: Practice,
  typed: Readonly<Record<string, unknown>>,
): Result<Parameters, Readonly<Record<string, Message>>> {
  const given: Record<string, unknown> = {}
  for (const { name, field, list } of fieldsOf(practice)) {
    const text = String(typed[field] ?? '').trim()
    if (text === '') continue
    given[name] = list ? listOf(text) : numberOf(text)
  }
  const read = practice.with.safeParse(given)
  if (read.success) return ok(Object.fromEntries(Object.keys(given).map(name => [name, read.data[name]])))
  const problems = read.error.issues.map(issue => {
    const name = String(issue.path[0] ?? '')
    const allowed = 'values' in issue && Array.isArray(issue.values) ? issue.values.join(', ') : ''
    const bound = boundOf(issue)
    const values = { value: String(typed[fieldOf(name)] ?? ''), allowed, bound }
    return [
      fieldOf(name),
      { key: `compact.writing.problem.parameter-${allowed ? 'list' : bound ? 'bound' : 'number'}`, values },
    ] as const
  })
  return problem(Object.fromEntries(problems))
}

function boundOf(issue: { readonly code?: string; readonly minimum?: unknown; readonly maximum?: unknown }): string {
  if (issue.code === 'too_small') return `${String(issue.minimum)} or more`
  return issue.code === 'too_big' ? `${String(issue.maximum)} or less` : ''
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '')
}

/** "90%" is a share; anything that is no number is left as it is, for the practice to refuse. */
function numberOf(text: string): unknown {
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1]
  if (share !== undefined) return Number(share) / 100
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text
}
