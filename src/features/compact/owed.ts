/** What the Compact is owed: codes in other formats by the secretariat; the answers and the signature of their side by its signatories. */
import { sql } from 'kysely'
import { anyId, defineOwed, type OwedAsking, type OwedDefinition } from '../../web/owed.ts'

/** The sides of the review that is open for which somebody speaks as a signatory of today. */
const sidesSpokenFor = ({ of, today }: OwedAsking) => sql`
  compact_review r join (
    select distinct case o.sector when 'statutory' then 'public' else 'sector' end as side from organisation o
    where o.id = ${anyId(of('contact', 'champion'))} and o.sector in ('statutory', 'voluntary', 'community', 'faith')
      and exists (select from signature s where s.organisation_id = o.id and s.from_day <= ${today}
        and (s.to_day is null or s.to_day >= ${today}))) mine on r.closed_on is null`

/** What the Compact is owed. */
export const owed: readonly OwedDefinition[] = [
  defineOwed({
    kind: 'code-formats',
    publishes: 'nothing',
    page: '/compact/format-requests',
    strength: 'must',
    waits: true,
    saysFor: ['compact.alternative-formats'],
    rows: ({ isSecretariat }) =>
      isSecretariat
        ? sql`select count(*), '', min(due_on), null, null, 'area', null, '', ''
            from code_format_request where answered_on is null having count(*) > 0`
        : null,
  }),
  defineOwed({
    kind: 'review-scorecard',
    publishes: 'nothing',
    page: '/compact/reviews/:id/scorecard',
    strength: 'should',
    waits: true,
    rows: asking => sql`
      select 1, '', r.answer_by, r.id, null, 'area', null, '', '' from ${sidesSpokenFor(asking)}
      where not exists (select from compact_review_score s
        where s.compact_review_id = r.id and s.side = mine.side and s.replaced_at is null)`,
  }),
  defineOwed({
    kind: 'review-sign-off',
    publishes: 'nothing',
    page: '/compact/reviews/:id/sign-off',
    strength: 'should',
    waits: true,
    rows: asking => sql`
      select 1, '', r.answer_by, r.id, null, 'area', null, '', '' from ${sidesSpokenFor(asking)}
      where r.report <> '' and exists (select from compact_review_action a where a.compact_review_id = r.id)
        and exists (select from compact_review_score s
          where s.compact_review_id = r.id and s.side = 'joint' and s.replaced_at is null)
        and not exists (select from compact_review_sign_off f
          where f.compact_review_id = r.id and f.side = mine.side and f.lapsed_on is null)`,
  }),
]
