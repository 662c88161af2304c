/** What a row says beside its answers: terms and contact as the fields of the form, and how and when it came. Pure. */
import { type Day, dayOf } from '../../../kernel/day.ts'
import type { Row } from '../../../web/table/book/table.ts'
import { aboutFields } from '../form/about-you.ts'
import { keyedChannels, signaturesAllowed } from '../form/channels.ts'
import type { Responding } from '../form/responding.queries.ts'
import { yesOrNo } from './cells.ts'
import { type OwnTarget, ownTargets } from './targets.ts'
import { short, type Told } from './told.ts'

export type Channel = (typeof keyedChannels)[number]

type Owned = Readonly<Partial<Record<OwnTarget, { readonly column: number; readonly text: string }>>>

/** What a row says beside its answers. */
export type Own = {
  readonly values: Record<string, readonly string[]>
  readonly faults: Told[]
  readonly at: Owned
  /** How many people signed, 0 where it is no petition. */
  readonly signatures: number
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** What our own export says where nothing was said. */
const UNSAID: readonly string[] = ['unknown', 'not-stated']

/** Reads it as the fields of the form; what is to be chosen, by its value or its words. */
export function readOwn(row: Row, columns: readonly (string | null)[], t: (key: string) => string): Own {
  const at = ownCells(row, columns)
  const faults: Told[] = []
  const values: Record<string, readonly string[]> = {}
  for (const name of ['behalf', 'provenance', 'sector'] as const) {
    const { column, text } = at[name] ?? { column: 0, text: '' }
    if (text === '' || UNSAID.includes(text)) continue
    const found = aboutFields[name].options?.find(({ value, label }) => same(text, value) || same(text, t(label)))
    if (found) values[name] = [found.value]
    else faults.push({ column, key: 'responses.import.told.no-choice', values: { typed: short(text) } })
  }
  for (const name of ['confidential', 'may_publish', 'may_pass_on'] as const) {
    const { column, text } = at[name] ?? { column: 0, text: '' }
    const yes = yesOrNo(text)
    if (yes === null) faults.push({ column, key: 'responses.import.told.yes-or-no', values: { typed: short(text) } })
    else if (yes) values[name] = ['yes']
  }
  for (const name of Object.keys(ownTargets) as OwnTarget[])
    if (name.startsWith('contact_') || name === 'area_part' || name === 'free_text')
      values[name] = [at[name]?.text ?? '']
  publishName(at.published_as?.text ?? '', values)
  const signatures = readCount(at.signatures?.text ?? '')
  if (signatures === null)
    faults.push({
      column: at.signatures!.column,
      ...{ key: 'responses.import.told.no-count', values: { typed: short(at.signatures!.text) } },
    })
  return { values, faults, at, signatures: signatures ?? 0 }
}

/** How many signed: 0 where nothing is said, null for what is no such number. Written "1,250" or "1 250" as well. */
function readCount(text: string): number | null {
  if (text === '') return 0
  const count = /^\d{1,3}(?:[, ]?\d{3})*$|^\d+$/.test(text) ? Number(text.replaceAll(/\D/g, '')) : 0
  return count >= signaturesAllowed.min && count <= signaturesAllowed.max ? count : null
}

/** The name under which an organisation is published is said only where it may be. */
function publishName(name: string, values: Record<string, readonly string[]>): void {
  if (name === '') return
  values['publish_name'] = ['yes']
  if ((values['contact_organisation']?.[0] ?? '') === '') values['contact_organisation'] = [name]
  values['behalf'] ??= ['organisation']
}

/** The cells of a row that are no answers. What stands in several columns is joined. */
function ownCells({ cells }: Row, columns: readonly (string | null)[]): Owned {
  const at: Partial<Record<OwnTarget, { column: number; text: string }>> = {}
  for (const [column, target] of columns.entries()) {
    if (!target || !Object.hasOwn(ownTargets, target)) continue
    const name = target as OwnTarget
    const text = cells[column] ?? ''
    const before = at[name]
    if (!before) at[name] = { column, text }
    else if (text !== '') before.text = before.text === '' ? text : `${before.text}\n\n${text}`
  }
  return at
}

/** How and when a row came. */
export type Arrival = {
  readonly channel: Channel | null
  readonly received: Day | null
  readonly late: boolean
  readonly faults: readonly Told[]
}

/** How rows came that do not say it themselves. */
export type Usually = { readonly channel: Channel | null; readonly received: Day | null }

/** How and when a row came: no day lies ahead, or before the opening. */
export function readArrival(
  { at }: Own,
  usual: Usually,
  { opens_on, closes_on }: Pick<Responding, 'opens_on' | 'closes_on'>,
  today: Day,
): Arrival {
  const faults: Told[] = []
  const tell = (name: 'received' | 'channel', key: string): void => {
    const cell = at[name]
    const values = { typed: short(cell?.text ?? '') }
    faults.push({ column: cell?.column ?? null, key: `responses.import.told.${key}`, values })
  }
  const said = at.channel?.text ?? ''
  const channel = said === '' ? usual.channel : (keyedChannels.find(name => same(said, name)) ?? null)
  if (!channel) tell('channel', 'no-channel')
  const typed = at.received?.text ?? ''
  const received = typed === '' ? usual.received : readDay(typed)
  if (!received) tell('received', typed === '' ? 'no-day' : 'not-a-day')
  else if (received > today) tell('received', 'ahead')
  else if (opens_on && received < opens_on) tell('received', 'too-early')
  const late = received !== null && closes_on !== null && received > closes_on
  return { channel, received, late, faults }
}

/** A day as tables write it: 2026-03-14, with or without an hour, or 14/3/2026; null for anything else. */
export function readDay(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text.trim()) ?? []
  if (year) return dayOf(Number(year), Number(month), Number(day))
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: .*)?$/.exec(text.trim())
  return british ? dayOf(Number(british[3]), Number(british[2]), Number(british[1])) : null
}
