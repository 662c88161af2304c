/** What those who key in responses owe: a second look at what others keyed, and letters of thanks. */
import { sql } from 'kysely'
import { anyId, defineOwed, type OwedDefinition } from '../../web/owed.ts'

const working = sql`c.state in ('open', 'closed', 'analysing')`

/** What keyed responses are owed. Nobody checks what they keyed themselves. */
export const owed: readonly OwedDefinition[] = [
  defineOwed({
    kind: 'keyed-check',
    publishes: ['work left'],
    page: '/consultations/:slug/keyed',
    strength: 'must',
    waits: false,
    rows: ({ person, of }) => sql`
      select count(*), '', c.closes_on, null, null, 'consultation', c.id, c.slug, c.title
      from consultation c join response r on r.consultation_id = c.id and r.channel <> 'online' and r.state <> 'withdrawn'
        and r.import_id is null and r.keyed_by is distinct from ${person}::uuid and r.checked_at is null
      where c.id = ${anyId(of('lead', 'clerk'))} and ${working} group by c.id`,
  }),
  defineOwed({
    kind: 'letters',
    publishes: ['work left'],
    page: '/consultations/:slug/keyed',
    strength: 'should',
    waits: true,
    rows: ({ of }) => sql`
      select count(*), '', null::date, null, null, 'consultation', c.id, c.slug, c.title
      from consultation c join response r on r.consultation_id = c.id and r.channel <> 'online' and r.state <> 'withdrawn'
        and r.import_id is null
      join respondent_contact k
        on k.response_id = r.id and k.erased_at is null and k.reachable and k.acknowledged_at is null
      where c.id = ${anyId(of('lead', 'clerk'))} and ${working} group by c.id`,
  }),
  defineOwed({
    kind: 'late-waiting',
    publishes: 'nothing',
    page: '/consultations/:slug/late',
    strength: 'must',
    waits: true,
    rows: ({ of }) => sql`
      select count(*), '', null::date, null, null, 'consultation', c.id, c.slug, c.title
      from consultation c join late_response l on l.consultation_id = c.id and l.decision is null
      where c.id = ${anyId(of('lead'))} group by c.id`,
  }),
  defineOwed({
    kind: 'files-unseen',
    publishes: ['work left'],
    page: '/consultations/:slug/files',
    strength: 'should',
    waits: false,
    rows: ({ of }) => sql`
      select count(distinct f.id), '', null::date, null, null, 'consultation', c.id, c.slug, c.title
      from consultation c join answer_file f on f.consultation_id = c.id and f.state = 'unseen'
      join answer_file_use u on u.answer_file_id = f.id
      join response r on r.id = u.response_id and r.state <> 'withdrawn'
      where c.id = ${anyId(of('lead'))} and ${working} group by c.id`,
  }),
  defineOwed({
    kind: 'response-file',
    publishes: 'nothing',
    page: '/consultations/:slug/imports/:id',
    strength: 'must',
    waits: true,
    rows: ({ person }) => sql`
      select 1, i.source, i.kept_until, i.id, null, 'consultation', c.id, c.slug, c.title
      from response_import i join consultation c on c.id = i.consultation_id
      where i.begun_by = ${person}::uuid and i.state in ('columns', 'ready') and ${working}`,
  }),
]
