/** Finding the template, or the item of one, of an address. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import type { Partnership } from '../../partnerships/index.ts'
import { type AgendaTemplate, findTemplate, findTemplateItem, type TemplateItem } from '../agenda-template.queries.ts'
import { meetingsCrumbs, type PartnershipHere, partnershipHere } from '../subject.ts'

type Id = { readonly id: string }

/** A template with its partnership. */
export type TemplateHere = PartnershipHere & { readonly template: AgendaTemplate }

/** The template of the address; one that was put away is there no more. */
export async function templateHere(
  db: Handle,
  { id }: Id,
  hub: Hub,
  actor: Actor,
): Promise<Found<TemplateHere> | null> {
  const template = await findTemplate(db, id)
  if (!template || template.retired_on !== null) return null
  const found = await partnershipHere(db, template, hub, actor)
  return found && { ref: found.ref, record: { ...found.record, template } }
}

/** The item of a template of the address. */
export async function templateItemHere(
  db: Handle,
  { id }: Id,
  hub: Hub,
  actor: Actor,
): Promise<Found<TemplateHere & { readonly item: TemplateItem }> | null> {
  const item = await findTemplateItem(db, id)
  const found = item && (await templateHere(db, { id: item.agenda_template_id }, hub, actor))
  return found && { ref: found.ref, record: { ...found.record, item } }
}

/** The trail to the templates of a partnership. */
export function templatesCrumbs(t: Translate, { slug, name }: Pick<Partnership, 'slug' | 'name'>): Crumb[] {
  return [
    ...meetingsCrumbs(t, { slug, partnership: name }),
    { text: t('meetings.templates.title'), href: `/partnerships/${slug}/agenda-templates` },
  ]
}
