/** What the Compact keeps of itself: steps to make it known, working aids, limits; and what runs under it. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { bookEntries, bookEntry, exemplaryEntry } from '../books.ts'
import { factPart } from '../part.ts'
import { item } from '../shared.ts'

export const kept = factPart('compact', 'kept', {
  sql: bookEntries('e.organisation_id is null'),
  shape: z.array(bookEntry),
  example: [
    exemplaryEntry('aid', {
      id: 'own-1',
      label: 'A page to plan a consultation on',
      codeId: 'code-1',
      on: day('2026-04-14'),
      words: { clauses: '3.1, 3.4', where: 'https://compact.example.org/plan' },
    }),
    exemplaryEntry('area-part', { id: 'own-2', label: 'Wendle' }),
    exemplaryEntry('area-part', { id: 'own-3', label: 'The upper valleys' }),
    exemplaryEntry('inside', {
      id: 'own-4',
      label: 'The steering group read their purposes.',
      on: day('2026-05-12'),
      names: ['partnership-1', 'consultation-1'],
    }),
    exemplaryEntry('limit', { id: 'own-5', label: 'Promoting one faith' }),
    exemplaryEntry('promotion', {
      id: 'own-6',
      label: 'A stall on both markets',
      choice: 'event',
      on: day('2026-05-30'),
      names: ['own-2', 'own-3'],
      words: { reached: 'About ninety people, and five small groups.' },
    }),
  ],
})

/** What runs under the Compact today: public partnerships, and public consultations that are not over. */
export const activities = factPart('compact', 'activities', {
  sql: `(
    select json_agg(json_build_object('id', a.id, 'label', a.label, 'kind', a.kind) order by a.kind, a.label, a.id) from (
      select id, name as label, 'partnership' as kind from partnership where public and state in ('forming', 'running', 'reviewing')
      union all
      select id, title, 'consultation' from consultation
      where published_at is not null and state in ('planned', 'open', 'closed', 'analysing')) a)`,
  shape: z.array(item({ kind: z.enum(['partnership', 'consultation']) })),
  example: [
    { id: 'consultation-1', label: 'Buses after dark', kind: 'consultation' },
    { id: 'partnership-1', label: 'Transport partnership', kind: 'partnership' },
  ],
})
