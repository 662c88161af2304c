/** What a new area still needs before anybody can use it; shown to the secretariat on the front page until all is done. */
import { sql } from 'kysely'
import type { Handle } from '../../db/open.ts'

/** Steps of setting up, in the order in which they build on one another, each with the page where it is done. */
const steps = {
  area: '/settings',
  compact: '/documents/import/area',
  organisations: '/organisations/new',
  people: '/people/new',
  code: '/compact/codes',
  first: '/consultations/new',
} as const
type Step = keyof typeof steps

export type SettingUp = {
  readonly done: number
  readonly steps: readonly { readonly name: Step; readonly href: string; readonly done: boolean }[]
}

/** How far setting up is; null once every step is done. */
export async function findSettingUp(db: Handle): Promise<SettingUp | null> {
  const { rows } = await sql<Record<Step, boolean>>`
    select exists (select from area where contact_email <> '' or contact_phone <> '' or contact_address <> '') as area,
      exists (select from document where subject_kind = 'area') as compact,
      exists (select from organisation) as organisations,
      (select count(*) > 1 from person where erased_at is null) as people,
      exists (select from code) as code,
      exists (select from consultation) or exists (select from partnership) as first`.execute(db)
  const found = rows[0]!
  const names = Object.keys(steps) as Step[]
  const list = names.map(name => ({ name, href: steps[name], done: found[name] }))
  const done = list.filter(step => step.done).length
  return done === list.length ? null : { done, steps: list }
}
