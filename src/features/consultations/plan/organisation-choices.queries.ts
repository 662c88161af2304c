/** Organisations of the area, to choose one from. */
import type { Handle } from '../../../db/open.ts'

/** An option of a list: its id and its name. */
export type Option = { readonly value: string; readonly text: string }

/** Every organisation that has not ended, by name. */
export function findOrganisationChoices(db: Handle): Promise<Option[]> {
  return db
    .selectFrom('organisation')
    .select(['id as value', 'name as text'])
    .where('ended_on', 'is', null)
    .orderBy(eb => eb.fn<string>('lower', ['name']))
    .execute()
}

/** Whether an id that came in a form is one of them. */
export async function isOrganisation(db: Handle, id: string): Promise<boolean> {
  return (await findOrganisationChoices(db)).some(({ value }) => value === id)
}
