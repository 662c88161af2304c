/** Where the contract tests find records of the demonstration area for each kind of address. */
import { addressSources as withMore } from '../support/addresses.ts'

const consultations = `select slug from consultation order by created_at limit 6`

export const addressSources = withMore({
  '/consultations/:slug': consultations,
  '/consultations/:slug/form/sections/:section': `select c.slug, s.id as section from form_section s join consultation c on c.id = s.consultation_id limit 2`,
  '/consultations/:slug/form/questions/:question': `select c.slug, q.id as question from question q join consultation c on c.id = q.consultation_id limit 2`,
  '/consultations/:slug/plan/groups/:group': `select c.slug, g.id as group from target_group g join consultation c on c.id = g.consultation_id limit 2`,
  '/sign-in/:token': `select repeat('a', 43) as token`,
})
