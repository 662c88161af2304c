/** A case in words, for whoever deals with it and, cut to what is theirs, for its parties. */
import type { Handle } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import { sayAnsweredWithin } from '../../../web/say-due.ts'
import { subjectOf } from '../subject.ts'
import { mediatorMatter, saidBy, settlementMatter } from './case.matter.ts'
import { type Case, helpersOf, partiesOf, stepsOf } from './cases.queries.ts'
import { clockOf } from './clock.ts'

/**
 * How long a case has, in sentences: "11 days are left, until 1 May 2026", and who set that number. `late` where it has had its days: by a
 * mere suggestion nothing is late.
 */
export async function timeOf(
  db: Handle,
  hub: Hub,
  row: Case,
  today: Day,
  t: Translate,
): Promise<{ readonly text: string; readonly late: boolean }> {
  const clock = await hub.clock(db, subjectOf({ id: row.subject_id }), today)
  const asked = clock(row.kind === 'dispute' ? 'dispute-settled' : 'concern-settled')
  const { state, last, days } = clockOf(
    { raisedOn: row.raised_on, answeredOn: row.answered_on, within: asked.value },
    today,
  )
  return {
    text: `${t(`partnerships.case.clock.${state}`, { days, last: longDay(last) })} ${sayAnsweredWithin(asked, t)}`,
    late: asked.source.kind !== 'suggestion' && (state === 'late' || state === 'settled-late'),
  }
}

/** The parties, the steps with their days, who helps and what each party said: what every page of a case shows. */
export async function viewOf(db: Handle, row: Case, t: Translate) {
  const parties = await partiesOf(db, row.id)
  const names = new Map(parties.map(({ id, name }) => [id, name]))
  const helpers = await helpersOf(db, row.id)
  return {
    parties,
    steps: (await stepsOf(db, row.id)).map(one => ({
      ...one,
      text: t(`partnerships.concern.step-options.${one.step}`),
      on: longDay(one.on),
    })),
    helpers: await Promise.all(
      helpers.map(async one => ({
        ...one,
        role: t(`partnerships.case.helper.part-options.${one.part}`),
        forWhom: one.forParty === null ? '' : (names.get(one.forParty) ?? ''),
        said: one.part === 'mediator' ? await saidBy(db, mediatorMatter, one.id, parties) : [],
        ended: one.endedOn && longDay(one.endedOn),
      })),
    ),
    settled: row.outcome === null ? [] : await saidBy(db, settlementMatter, row.id, parties),
  }
}
