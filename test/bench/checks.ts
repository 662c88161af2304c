/**
 * Subjects checked against the codes, on records made straight in a database of its own: one subject against all seven
 * codes, then an area of 400 partnerships and 1,000 consultations, and how the time grows with the area.
 */
import { sql } from 'kysely'
import { demandsOf, judgeDemands } from '../../src/codes/index.ts'
import type { Db } from '../../src/db/open.ts'
import { loadFacts } from '../../src/facts/load.ts'
import { shippedCodes } from '../../src/features/compact/codes/shipped-codes.ts'
import { checkSubjects } from '../../src/features/compact/index.ts'
import { day } from '../../src/kernel/day.ts'
import { testDatabase } from '../support/database.ts'
import { atMost, type Figure, median } from './figure.ts'

const TODAY = day('2026-06-01')
/** The area that is measured; growth is shown from a quarter of it to four times. */
const PARTNERSHIPS = 400
const CONSULTATIONS = 1000
/** Subjects whose facts are in memory at one time, as the nightly record does it. */
const BATCH = 200

/** Times of one subject and of whole areas; every figure is a wall-clock time. */
export async function run(): Promise<Figure[]> {
  const database = await testDatabase()
  try {
    const { db } = database
    await makeArea(db)
    const figures: Figure[] = []
    const growth: { readonly size: number; readonly ms: number }[] = []
    let made = 0
    for (const size of [0.25, 1, 4]) {
      await makeSubjects(db, made, size)
      made = size
      const ms = await checkArea(db)
      growth.push({ size, ms })
      if (size === 1) {
        figures.push(...(await oneSubject(db)))
        figures.push(
          atMost(`${PARTNERSHIPS} partnerships and ${CONSULTATIONS} consultations checked`, ms / 1000, 10, 's'),
        )
      }
    }
    return [...figures, ...growthOf(growth)]
  } finally {
    await database.close()
  }
}

/** Time for each subject at 4 and 16 times the smallest area, against the smallest: about 1 where it grows in proportion. */
function growthOf(growth: readonly { readonly size: number; readonly ms: number }[]): Figure[] {
  const [first] = growth
  if (!first) return []
  return growth.slice(1).map(({ size, ms }) => {
    const times = size / first.size
    return atMost(
      `${times}x the area: time for each subject against 1x (${Math.round(first.ms)} ms to ${Math.round(ms)} ms)`,
      ms / times / first.ms,
      2,
    )
  })
}

/** One subject of each kind against all seven codes: its facts loaded in one round trip, then judged. */
async function oneSubject(db: Db): Promise<Figure[]> {
  const demands = demandsOf([...(await shippedCodes()).codes.values()].map(({ code }) => code))
  const ids = {
    consultation: await db.selectFrom('consultation').select('id').limit(40).execute(),
    partnership: await db.selectFrom('partnership').select('id').limit(40).execute(),
  }
  const figures: Figure[] = []
  for (const kind of ['consultation', 'partnership'] as const) {
    const times: number[] = []
    for (const { id } of ids[kind]) {
      const begun = performance.now()
      const facts = (await loadFacts(db, kind, [id], TODAY)).get(id)
      if (!facts || judgeDemands(facts, demands, TODAY).length === 0) throw new Error(`The ${kind} was not judged`)
      times.push(performance.now() - begun)
    }
    figures.push(atMost(`one ${kind} against all seven codes, facts and all`, median(times), 50, 'ms'))
  }
  return figures
}

/** Checks every subject of the area, in batches; gives milliseconds. */
async function checkArea(db: Db): Promise<number> {
  await sql`analyze`.execute(db)
  const begun = performance.now()
  for (const kind of ['consultation', 'partnership'] as const) {
    const ids = (await db.selectFrom(kind).select('id').orderBy('id').execute()).map(({ id }) => id)
    for (let at = 0; at < ids.length; at += BATCH) {
      const batch = ids.slice(at, at + BATCH)
      const checked = await checkSubjects(db, kind, batch, TODAY)
      if (checked.size !== batch.length) throw new Error(`${batch.length - checked.size} subjects were left out`)
    }
  }
  return performance.now() - begun
}

async function makeArea(db: Db): Promise<void> {
  await sql`insert into area (id, name, compact_name) values (gen_random_uuid(), 'Measured area', 'Measured Compact')`.execute(
    db,
  )
  await sql`insert into organisation (id, slug, name, sector) select gen_random_uuid(), 'o' || n, 'Organisation ' || n,
    (array['statutory', 'voluntary', 'community', 'faith'])[1 + n % 4] from generate_series(1, 200) n`.execute(db)
  await sql`insert into person (id, name) select gen_random_uuid(), 'Person ' || n from generate_series(1, 300) n`.execute(
    db,
  )
  for (const { code, source } of (await shippedCodes()).codes.values())
    await sql`insert into code (id, edition, title, subject_kind, in_force_from, source)
      values (gen_random_uuid(), ${code.id}, ${code.title}, ${code.subject}, '2020-01-01', ${source})`.execute(db)
  await sql`insert into signature (id, organisation_id, code_id, from_day)
    select gen_random_uuid(), o.id, c.id, '2020-01-01' from organisation o cross join code c`.execute(db)
  await sql`insert into stored_file (id, name, media_type, size, sha256, content, subject_kind, subject_id, visibility)
    select gen_random_uuid(), 'p.pdf', 'application/pdf', 1, 'x', 'x', 'area', id, 'public' from area`.execute(db)
}

/** Adds consultations and partnerships with all that hangs on them, from one size of the area to another. */
async function makeSubjects(db: Db, from: number, to: number): Promise<void> {
  await makeConsultations(db, from * CONSULTATIONS + 1, to * CONSULTATIONS)
  await makePartnerships(db, from * PARTNERSHIPS + 1, to * PARTNERSHIPS)
}

/** Each with 16 questions, 4 groups, 8 notices, a document of 40 paragraphs, 20 responses and 40 points. */
async function makeConsultations(db: Db, first: number, last: number): Promise<void> {
  const fresh = sql`(select id, n from consultation join generate_series(${first}::int, ${last}::int) n on slug = 'c' || n)`
  await sql`insert into consultation (id, slug, title, summary, lead_organisation_id, state, opens_on, closes_on, feedback_on,
      published_at, reported_at, aims, issue, contact_name, contact_email)
    select gen_random_uuid(), 'c' || n, 'Consultation ' || n, repeat('word ', 200), (select id from organisation where slug = 'o' || 1 + n % 200),
      'closed', date '2026-01-12' + n % 30, date '2026-04-10' + n % 30, '2026-06-20', '2026-01-10', null,
      'To hear', 'An issue', 'Officer', 'a@example.org' from generate_series(${first}::int, ${last}::int) n`.execute(db)
  await sql`insert into form_section (id, consultation_id, position, title) select gen_random_uuid(), id, 1, 'All' from ${fresh} c`.execute(
    db,
  )
  await sql`insert into question (id, consultation_id, section_id, position, type, text)
    select gen_random_uuid(), c.id, s.id, q, case when q % 2 = 0 then 'agree-scale' else 'long-text' end, 'Question ' || q
    from ${fresh} c join form_section s on s.consultation_id = c.id cross join generate_series(1, 16) q`.execute(db)
  await sql`insert into target_group (id, consultation_id, name, expected, methods) select gen_random_uuid(), c.id, 'Group ' || g, 10, 'survey, visit'
    from ${fresh} c cross join generate_series(1, 4) g`.execute(db)
  await sql`insert into publicity (id, consultation_id, what, channel, happened_on) select gen_random_uuid(), c.id, 'Notice ' || g, 'email', '2026-01-12'
    from ${fresh} c cross join generate_series(1, 8) g`.execute(db)
  await sql`insert into document (id, slug, subject_kind, subject_id, kind, title) select gen_random_uuid(), 'draft', 'consultation', c.id, 'consultation-draft', 'Draft' from ${fresh} c`.execute(
    db,
  )
  await sql`insert into document_version (id, document_id, sequence, status) select gen_random_uuid(), d.id, 1, 'out-to-consultation'
    from ${fresh} c join document d on d.subject_id = c.id`.execute(db)
  await sql`insert into pack_document (id, consultation_id, document_version_id, position) select gen_random_uuid(), c.id, v.id, 1
    from ${fresh} c join document d on d.subject_id = c.id join document_version v on v.document_id = d.id`.execute(db)
  await sql`with made as (insert into paragraph (id, document_id) select gen_random_uuid(), d.id from ${fresh} c join document d on d.subject_id = c.id
      cross join generate_series(1, 40) returning id, document_id)
    insert into paragraph_text (id, paragraph_id, document_version_id, position, level, printed, path, kind, text)
    select gen_random_uuid(), made.id, v.id, row_number() over (partition by v.id), 0, 'x', 'p' || row_number() over (partition by v.id), 'paragraph', 'Text'
    from made join document_version v on v.document_id = made.document_id`.execute(db)
  await sql`insert into response (id, consultation_id, reference, channel, state, received_at, code_hash, behalf, free_text)
    select gen_random_uuid(), c.id, 'R' || r, 'online', 'given', '2026-02-01', uuid_send(gen_random_uuid()), 'personal', 'A point. Another.'
    from ${fresh} c cross join generate_series(1, 20) r`.execute(db)
  await sql`insert into respondent_contact (id, response_id, sealed, reachable, acknowledged_at) select gen_random_uuid(), r.id, 'x', true, '2026-02-02'
    from ${fresh} c join response r on r.consultation_id = c.id`.execute(db)
  await sql`insert into point (id, response_id, consultation_id, number, source, span_start, span_end, text)
    select gen_random_uuid(), r.id, c.id, row_number() over (partition by c.id), 'free_text', 0, 8, 'A point.'
    from ${fresh} c join response r on r.consultation_id = c.id cross join generate_series(1, 2)`.execute(db)
  await sql`insert into point_action (id, point_id, action, reason) select gen_random_uuid(), p.id, 'noted', 'Heard'
    from ${fresh} c join point p on p.consultation_id = c.id where p.number % 10 > 0`.execute(db)
}

/** Each with 8 partners and seats with holders, 12 meetings of 6 items and 4 papers, 10 decisions and 20 actions. */
async function makePartnerships(db: Db, first: number, last: number): Promise<void> {
  const fresh = sql`(select id, n from partnership join generate_series(${first}::int, ${last}::int) n on slug = 'p' || n)`
  await sql`insert into partnership (id, slug, name, kind, size, purpose, state, lead_organisation_id, public, started_on)
    select gen_random_uuid(), 'p' || n, 'Partnership ' || n, 'task', 'full', 'A purpose', 'running', (select id from organisation where slug = 'o' || 1 + n % 200), true, '2025-01-06'
    from generate_series(${first}::int, ${last}::int) n`.execute(db)
  await sql`insert into partner (id, partnership_id, organisation_id, from_day, reasons, offers)
    select gen_random_uuid(), p.id, o.id, '2025-01-06', 'A reason', 'An offer' from ${fresh} p cross join generate_series(0, 7) k
    join organisation o on o.slug = 'o' || 1 + (p.n * 8 + k) % 200`.execute(db)
  await sql`insert into seat (id, partnership_id, partner_id, sector, name, from_day)
    select gen_random_uuid(), p.id, k.id, o.sector, o.name, '2025-01-06' from ${fresh} p join partner k on k.partnership_id = p.id join organisation o on o.id = k.organisation_id`.execute(
    db,
  )
  await sql`insert into holding (id, seat_id, person_id, from_day, mandate) select gen_random_uuid(), s.id, (select id from person where name = 'Person ' || 1 + p.n % 300), '2025-01-06', 'representing'
    from ${fresh} p join seat s on s.partnership_id = p.id`.execute(db)
  await sql`insert into meeting (id, partnership_id, held_on, announced_on, state) select gen_random_uuid(), p.id, date '2025-05-01' + m * 30, date '2025-04-01' + m * 30, 'held'
    from ${fresh} p cross join generate_series(1, 12) m`.execute(db)
  await sql`insert into agenda_item (id, meeting_id, position, title, state) select gen_random_uuid(), m.id, i, 'Item ' || i, 'accepted'
    from ${fresh} p join meeting m on m.partnership_id = p.id cross join generate_series(1, 6) i`.execute(db)
  await sql`insert into paper (id, meeting_id, title, file_id, sent_at) select gen_random_uuid(), m.id, 'Paper ' || i, (select id from stored_file limit 1), m.held_on - 7
    from ${fresh} p join meeting m on m.partnership_id = p.id cross join generate_series(1, 4) i`.execute(db)
  await sql`insert into attendance (id, meeting_id, seat_id, present_as, state) select gen_random_uuid(), m.id, s.id, 'holder', 'present'
    from ${fresh} p join meeting m on m.partnership_id = p.id join seat s on s.partnership_id = p.id`.execute(db)
  await sql`insert into decision (id, partnership_id, text, how, decided_on) select gen_random_uuid(), p.id, 'Decision ' || d, 'consensus', date '2025-06-01' + d
    from ${fresh} p cross join generate_series(1, 10) d`.execute(db)
  await sql`insert into action (id, subject_kind, subject_id, what, source_kind, due_on) select gen_random_uuid(), 'partnership', p.id, 'Action ' || a, 'meeting', date '2026-05-01' + a
    from ${fresh} p cross join generate_series(1, 20) a`.execute(db)
}
