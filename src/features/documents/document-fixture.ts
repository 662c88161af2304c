/** An invented consultation with its people, for the tests of documents. */
import type { Role, SubjectKind } from '../../access/access.ts'
import { newId } from '../../db/ids.ts'
import type { Db } from '../../db/open.ts'
import { readText } from '../../documents/read/read.ts'
import type { DocumentTree } from '../../documents/tree.ts'
import { day } from '../../kernel/day.ts'

/** A consultation of Marsh Borough Council, and the ids of those who work on it. */
export type Fixture = {
  readonly consultationId: string
  readonly areaId: string
  readonly lead: string
  readonly reviewer: string
  readonly secretariat: string
  readonly outsider: string
}

/** Makes the consultation "marsh-code", published or not, with a lead, a reviewer, a secretariat and an outsider. */
export async function makeFixture(db: Db, { published = false } = {}): Promise<Fixture> {
  const { id: areaId } = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  const organisationId = newId()
  await db
    .insertInto('organisation')
    .values({ id: organisationId, slug: 'marsh-borough-council', name: 'Marsh Borough Council', sector: 'statutory' })
    .execute()
  const consultationId = newId()
  await db
    .insertInto('consultation')
    .values({
      id: consultationId,
      slug: 'marsh-code',
      title: 'A code for Marsh',
      lead_organisation_id: organisationId,
      state: published ? 'open' : 'planned',
      opens_on: day('2026-02-02'),
      closes_on: day('2026-05-05'),
      published_at: published ? new Date('2026-02-01T09:00:00Z') : null,
    })
    .execute()
  const person = async (name: string, role?: Role, kind: SubjectKind = 'consultation', on = consultationId) => {
    const id = newId()
    await db
      .insertInto('person')
      .values({ id, name, email: `${name.toLowerCase()}@example.org` })
      .execute()
    if (role) await grant(db, id, role, kind, on)
    return id
  }
  return {
    consultationId,
    areaId,
    lead: await person('Lena', 'lead'),
    reviewer: await person('Ravi', 'reviewer'),
    secretariat: await person('Sade', 'secretariat', 'area', areaId),
    outsider: await person('Otto'),
  }
}

async function grant(db: Db, personId: string, role: Role, kind: SubjectKind, subjectId: string): Promise<void> {
  await db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: personId,
      role,
      subject_kind: kind,
      subject_id: subjectId,
      from_day: day('2026-01-01'),
    })
    .execute()
}

/** Puts a version into the pack of the fixture's consultation. */
export async function putIntoPack(db: Db, fixture: Fixture, versionId: string, position = 1): Promise<void> {
  await db
    .insertInto('pack_document')
    .values({ id: newId(), consultation_id: fixture.consultationId, document_version_id: versionId, position })
    .execute()
}

/** A small code of practice, of our own making. */
export const marshText = `Marsh Compact

Code of Practice on Meetings

Version 0.2

1. About this code

1.1 This code says how partners meet. It was written by both sectors.

1.2 Partners will:

a) send papers seven days before;

b) keep **short** notes; and

c) answer questions.

2. Words

2.1 Representative means a person who speaks for others.

2.2 Every representative is told the date in good time.

2.4 A meeting that nobody needs is not held.
`

/** The tree of `marshText`, or of another text of one document. */
export function marshTree(text = marshText): DocumentTree {
  const [tree] = readText(text)
  if (!tree) throw new Error('There is no document in this text')
  return tree
}
