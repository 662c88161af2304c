/**
 * Lists in Open Referral UK or another profile of the Human Services Data Specification, version 3: organisations by
 * themselves, in a page of an interface, or within their services. Read into the same table as any other list. Pure.
 */
import { z } from 'zod'
import type { ReadTable } from '../../../web/table/read-table.ts'

const text = z.string().nullish()
const identifier = z.object({ identifier_scheme: text, identifier_type: text, identifier: text }).loose()
const organisation = z
  .object({
    id: text,
    name: text,
    description: text,
    email: text,
    website: text,
    uri: text,
    url: text,
    phones: z.array(z.object({ number: text }).loose()).nullish(),
    organization_identifiers: z.array(identifier).nullish(),
  })
  .loose()
type Organisation = z.infer<typeof organisation>

const entry = organisation.extend({ organization: organisation.nullish() })
const file = z.union([
  z.array(entry),
  z
    .object({ contents: z.array(entry) })
    .loose()
    .transform(({ contents }) => contents),
  z
    .object({ organizations: z.array(entry) })
    .loose()
    .transform(({ organizations }) => organizations),
  z
    .object({ services: z.array(entry) })
    .loose()
    .transform(({ services }) => services),
  entry.transform(one => [one]),
])

const HEADER = ['name', 'description', 'website', 'email', 'phone', 'charity number', 'company number'] as const

/** Whether a file is JSON rather than a table: it begins with a bracket. */
export function isJson(bytes: Uint8Array): boolean {
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 100))
    .replace(/^\ufeff/, '')
    .trimStart()
  return start.startsWith('{') || start.startsWith('[')
}

/** Reads such a file as a table, an organisation once however many services it has; the line is its place in the file. */
export function readOpenReferral(bytes: Uint8Array): ReadTable {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\ufeff/, ''))
  } catch {
    return { ok: false, problem: { key: 'organisations.import.problem.json' } }
  }
  const read = file.safeParse(value)
  if (!read.success) return { ok: false, problem: { key: 'organisations.import.problem.open-referral' } }
  const seen = new Set<string>()
  const rows = read.data.flatMap(({ organization, ...own }, at) => {
    const one: Organisation = organization ?? own
    const key = one.id ?? one.name ?? ''
    if (key === '' || seen.has(key)) return []
    seen.add(key)
    return [{ line: at + 1, cells: cellsOf(one) }]
  })
  if (rows.length === 0) return { ok: false, problem: { key: 'organisations.import.problem.open-referral' } }
  return { ok: true, table: { header: HEADER, rows, notes: [] } }
}

function cellsOf(one: Organisation): string[] {
  const number = (scheme: RegExp) =>
    one.organization_identifiers?.find(each =>
      scheme.test(`${each.identifier_scheme ?? ''} ${each.identifier_type ?? ''}`),
    )?.identifier ?? ''
  return [
    one.name ?? '',
    one.description ?? '',
    one.website ?? one.url ?? one.uri ?? '',
    one.email ?? '',
    one.phones?.[0]?.number ?? '',
    number(/GB-CHC|charity/i),
    number(/GB-COH|compan/i),
  ].map(cell => cell.trim())
}
