/** What signatories and bodies of the sector said of their part in a consultation. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { count, dayOrNone, item, text } from '../shared.ts'
import { covers, dayOf, holds, ofTheSector, written } from '../sql.ts'

/** Below so many responses nothing is told of what they say. */
export { USUAL_LIMIT } from '../../analysis/published.ts'

/** A signatory with a declared interest in the topic, and what it said of its part before today. */
const interestedSignatory = item({
  said: z.enum(['answered', 'declined', 'more-time']).nullable(),
  saidOn: dayOrNone,
})
export type InterestedSignatory = Of<typeof interestedSignatory>

/** Signatories of a code in force, other than the lead body itself, whose interest covers it; what each said first. */
export const interestedSignatories = factPart('consultation', 'interestedSignatories', {
  sql: `(
    select json_agg(distinct jsonb_build_object('id', o.id, 'label', o.name,
      'said', coalesce(p.says, case when t.asked_on is not null then 'more-time' end), 'saidOn', coalesce(p.said_on, t.asked_on)))
    from interest i join organisation o on o.id = i.organisation_id and o.id <> subject.lead_organisation_id
      left join taking_part p on p.consultation_id = subject.id and p.organisation_id = o.id
      left join lateral (select min(${dayOf('created_at')}) as asked_on from timescale_challenge
        where consultation_id = subject.id and organisation_id = o.id) t on true
    where ${covers('i', 'subject')} and i.wants <> 'not-at-all' and exists (
      select from signature s join code on code.id = s.code_id and code.status = 'in-force'
      where s.organisation_id = o.id and ${holds('s')}))`,
  shape: z.array(interestedSignatory),
  example: [
    { id: 'organisation-2', label: 'Wendle Voluntary Action', said: 'answered', saidOn: day('2026-03-30') },
    { id: 'organisation-3', label: 'Vale Health Trust', said: 'declined', saidOn: day('2026-02-02') },
  ],
})

/** Sector bodies that answered for others, with the day they passed the results on. */
export const answeredForOthers = factPart('consultation', 'answeredForOthers', {
  sql: `(
    select json_agg(json_build_object('id', o.id, 'label', o.name, 'passedOn', p.results_passed_on) order by o.name)
    from taking_part p join organisation o on o.id = p.organisation_id and ${ofTheSector('o.sector')}
    where p.consultation_id = subject.id and p.says = 'answered' and p.for_others)`,
  shape: z.array(item({ passedOn: dayOrNone })),
  example: [{ id: 'organisation-2', label: 'Wendle Voluntary Action', passedOn: day('2026-05-28') }],
})

/**
 * Whether response r says something to one of the questions of which something holds; a box left empty is kept as null or as nothing.
 * Those questions are found once, not for each of very many responses.
 */
const saysToOne = (which: string) =>
  `r.answered && array(select q.id::text from question q where q.consultation_id = subject.id and ${which})`

const notInConfidence = `from response r where r.consultation_id = subject.id and r.state <> 'withdrawn' and not r.confidential`

/**
 * Responses of the sector that were not given in confidence: all, those that give evidence where it is invited, those that cite what they
 * answer. Those that cite nothing are few, and have an index of their own.
 */
export const sectorResponses = factPart('consultation', 'sectorResponses', {
  sql: `(
    select json_build_object('given', given, 'withEvidence', case
        when exists (select from question q where q.consultation_id = subject.id and q.invites_evidence)
        then (select count(*) ${notInConfidence} and ${ofTheSector('r.sector')} and ${saysToOne('q.invites_evidence')}) else 0 end,
      'citing', given - (select count(*) ${notInConfidence} and ${ofTheSector('r.sector')} and r.answered = '{}' and r.comments = '{}'))
    from (select count(*) as given ${notInConfidence} and ${ofTheSector('r.sector')}) of_sector)`,
  shape: z.strictObject({ given: count, withEvidence: count, citing: count }),
  example: { given: 20, withEvidence: 14, citing: 20 },
})

/** Responses that answered a question about the consultation itself, and what the evaluation says to them. */
export const processFeedback = factPart('consultation', 'processFeedback', {
  sql: `json_build_object('given', case when exists (select from question q where q.consultation_id = subject.id and q.about_process)
      then (select count(*) ${notInConfidence} and ${saysToOne('q.about_process')}) else 0 end,
    'answer', (select ${written('process_feedback')} from evaluation where consultation_id = subject.id))`,
  shape: z.strictObject({ given: count, answer: text }),
  example: { given: 60, answer: 'Shorter form next time.' },
})
