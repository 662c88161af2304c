/** The calendar of an area with a thousand consultations: programs ask for it every few hours, each of them. */
import { sql } from 'kysely'
import { newId } from '../../src/db/ids.ts'
import { testApp } from '../support/app.ts'
import { atMost, type Bench, median } from './figure.ts'

const CONSULTATIONS = 1000
const ROUNDS = 9

export const run: Bench = async () => {
  const app = await testApp()
  try {
    const lead = newId()
    await sql`insert into organisation (id, slug, name, sector) values (${lead}, 'council', 'The Council', 'statutory')`.execute(
      app.hub.db,
    )
    await sql`
      insert into consultation (id, slug, title, summary, lead_organisation_id, opens_on, closes_on, decision_on, feedback_on, published_at)
      select gen_random_uuid(), 'plan-' || n, 'Plan number ' || n || ' for the parks of the area', 'What we ask', ${lead},
        date '2025-01-01' + n % 500, date '2025-01-01' + n % 500 + 84, date '2025-01-01' + n % 500 + 120,
        date '2025-01-01' + n % 500 + 150, timestamptz '2025-01-01' + n % 500 * interval '1 day'
      from generate_series(1, ${CONSULTATIONS}) n`.execute(app.hub.db)
    const times: number[] = []
    let events = 0
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now()
      const { body } = await app.server.inject('/consultations.ics')
      times.push(performance.now() - begun)
      events = body.match(/BEGIN:VEVENT/g)?.length ?? 0
    }
    return [atMost(`the calendar of ${CONSULTATIONS} consultations (${events} events)`, median(times), 200, 'ms')]
  } finally {
    await app.close()
  }
}
