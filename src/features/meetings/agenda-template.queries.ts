/** The agendas that a board keeps to begin others from. */
import { type Selectable, sql } from 'kysely'
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { AgendaTemplateItemTable, AgendaTemplateTable } from '../../db/tables.ts'
import type { Day } from '../../kernel/day.ts'

/** An agenda that is kept to begin others from, with the partnership whose it is. */
export type AgendaTemplate = Selectable<AgendaTemplateTable> & { readonly slug: string }

/** One item of it. */
export type TemplateItem = Selectable<AgendaTemplateItemTable>

/** What an item of an agenda and one of a template have in common. */
export type TemplateItemColumns = Pick<
  TemplateItem,
  'title' | 'purpose' | 'standing' | 'does' | 'presenter' | 'minutes'
>

/** At most so many items in one template. */
export const MOST_ITEMS = 40

function templates(db: Handle) {
  return db
    .selectFrom('agenda_template')
    .innerJoin('partnership', 'partnership.id', 'agenda_template.partnership_id')
    .selectAll('agenda_template')
    .select('partnership.slug')
}

/** A template by its id, or null. */
export async function findTemplate(db: Handle, id: string): Promise<AgendaTemplate | null> {
  return (await templates(db).where('agenda_template.id', '=', id).executeTakeFirst()) ?? null
}

/** The templates of a partnership that were not put away, by name. */
export function listTemplates(db: Handle, partnershipId: string): Promise<AgendaTemplate[]> {
  return templates(db)
    .where('agenda_template.partnership_id', '=', partnershipId)
    .where('agenda_template.retired_on', 'is', null)
    .orderBy(sql`lower(agenda_template.name)`)
    .execute()
}

/** The items of a template, in their order. */
export function listTemplateItems(db: Handle, templateId: string): Promise<TemplateItem[]> {
  return db
    .selectFrom('agenda_template_item')
    .selectAll()
    .where('agenda_template_id', '=', templateId)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** An item of a template by its id, or null. */
export async function findTemplateItem(db: Handle, id: string): Promise<TemplateItem | null> {
  return (await db.selectFrom('agenda_template_item').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Whether a partnership has a template of a name already. */
export async function isNameTaken(
  db: Handle,
  partnershipId: string,
  name: string,
  but: string | null,
): Promise<boolean> {
  const all = await listTemplates(db, partnershipId)
  return all.some(one => one.id !== but && one.name.toLowerCase() === name.toLowerCase())
}

/** Keeps a new template. */
export async function addTemplate(
  tx: Tx,
  partnershipId: string,
  name: string,
  items: readonly TemplateItemColumns[],
): Promise<string> {
  const id = newId()
  await tx.insertInto('agenda_template').values({ id, partnership_id: partnershipId, name }).execute()
  await addItems(tx, id, items)
  return id
}

/** Puts items behind those that a template has. */
export async function addItems(tx: Tx, templateId: string, items: readonly TemplateItemColumns[]): Promise<void> {
  if (items.length === 0) return
  const first = (await listTemplateItems(tx, templateId)).length
  await tx
    .insertInto('agenda_template_item')
    .values(
      items.map((item, at) => ({ id: newId(), agenda_template_id: templateId, position: first + at + 1, ...item })),
    )
    .execute()
}

/** Changes a template that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeTemplate(
  tx: Tx,
  id: string,
  version: number,
  change: { readonly name?: string; readonly retired_on?: Day },
): Promise<boolean> {
  return changeVersioned(tx, 'agenda_template', id, version, change)
}

/** Changes an item of a template that still has the version quoted. */
export async function changeTemplateItem(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<TemplateItemColumns>,
): Promise<boolean> {
  return changeVersioned(tx, 'agenda_template_item', id, version, change)
}

/** Writes the items of a template in an order; what is not in it goes. */
export async function orderItems(tx: Tx, templateId: string, order: readonly string[]): Promise<void> {
  for (const { id } of await listTemplateItems(tx, templateId))
    if (!order.includes(id)) await tx.deleteFrom('agenda_template_item').where('id', '=', id).execute()
  for (const [at, id] of order.entries())
    await tx
      .updateTable('agenda_template_item')
      .set({ position: at + 1 })
      .where('id', '=', id)
      .where('agenda_template_id', '=', templateId)
      .execute()
}
