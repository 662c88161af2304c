/** The boxes of the check screen: every row of the list in boxes of its own, as the form sends them and as it shows them. */
import { z } from 'zod'
import { cleanText, type Field, type RawForm } from '../../../web/fields.ts'
import { sectors } from '../../organisations/index.ts'
import { mandates } from '../seats/term-fields.ts'
import { emptyRow, type Row, type RowPart, type rowParts } from './proposal.ts'
import { mostRows } from './table.ts'

/** Empty rows after those of the list, for seats that it leaves out. */
const spare = 2

/** The name of a box. */
export function boxName(at: number, part: RowPart): string {
  return `row-${at + 1}-${part}`
}

const roles = ['chair', 'vice-chair', 'member', 'adviser'] as const

/** All rows in one field: as many as the form says it has. What is wrong with them is told by the page, which knows the directory. */
export const rowsField: Field<readonly Row[]> = {
  control: 'hidden',
  label: 'partnerships.membership.rows',
  optional: true,
  schema: z.array(z.object({})),
  read: raw => ({ ok: true, value: rowsIn(raw) }),
  write: (rows, name) => ({ [name]: [String(rows.length)] }),
}

function rowsIn(raw: RawForm): Row[] {
  const count = Math.min(Number(raw.values['rows']?.[0] ?? 0) || 0, mostRows + spare)
  return Array.from({ length: Math.max(0, Math.trunc(count)) }, (_, at) => rowIn(raw, at))
}

function rowIn(raw: RawForm, at: number): Row {
  const said = (part: RowPart): string =>
    cleanText(raw.values[boxName(at, part)]?.[0] ?? '')
      .replace(/\s+/g, ' ')
      .slice(0, 500)
  const oneOf = <V extends string>(part: RowPart, values: readonly V[]): V | undefined =>
    values.find(value => value === said(part))
  return {
    ...emptyRow,
    ...Object.fromEntries(
      (
        [
          'organisation',
          'match',
          'organisation_email',
          'seat',
          'holder',
          'holder_email',
          'deputy',
          'deputy_email',
        ] as const
      ).map(part => [part, said(part)]),
    ),
    sector: oneOf('sector', sectors) ?? '',
    role: oneOf('role', roles) ?? 'member',
    mandate: oneOf('mandate', mandates) ?? '',
    vote: said('vote') === 'yes',
    out: said('out') === 'yes',
  }
}

/** The rows as the form is first opened: those of the list, and a few empty ones. */
export function withSpare(rows: readonly Row[]): Row[] {
  return [...rows, ...Array.from({ length: spare }, () => emptyRow)]
}

/** What a box holds, as the form sends it. */
export function boxValue(row: Row, part: (typeof rowParts)[number]): string {
  const value = row[part]
  return typeof value === 'boolean' ? (value ? 'yes' : '') : value
}
