/** A county council, its people and documents, for the tests of consultations. */
import type { Role, SubjectKind } from '../../access/access.ts'
import { newId } from '../../db/ids.ts'
import type { Db } from '../../db/open.ts'
import { day } from '../../kernel/day.ts'

export type People = {
  readonly council: string
  readonly charity: string
  readonly secretariat: string
  readonly councilContact: string
  readonly charityContact: string
  readonly stranger: string
}

/** Makes two organisations, with a contact each, a secretariat, and somebody without any role. */
export async function makePeople(db: Db): Promise<People> {
  const area = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  const organisation = async (slug: string, name: string, sector: 'statutory' | 'voluntary'): Promise<string> => {
    const id = newId()
    await db.insertInto('organisation').values({ id, slug, name, sector }).execute()
    return id
  }
  const council = await organisation('fenshire-council', 'Fenshire Council', 'statutory')
  const charity = await organisation('fen-aid', 'Fen Aid', 'voluntary')
  const person = (name: string, role?: Role, kind?: SubjectKind, on?: string) => makePerson(db, name, role, kind, on)
  return {
    council,
    charity,
    secretariat: await person('Sam Secretary', 'secretariat', 'area', area.id),
    councilContact: await person('Cora Council', 'contact', 'organisation', council),
    charityContact: await person('Chris Charity', 'contact', 'organisation', charity),
    stranger: await person('Stella Stranger'),
  }
}

/** Makes a person, with a role where one is given; the email address is their first name at example.org. */
export async function makePerson(db: Db, name: string, role?: Role, kind?: SubjectKind, on?: string): Promise<string> {
  const id = newId()
  await db
    .insertInto('person')
    .values({ id, name, email: `${name.split(' ')[0]!.toLowerCase()}@example.org` })
    .execute()
  if (role && kind && on) {
    await db
      .insertInto('role_grant')
      .values({ id: newId(), person_id: id, role, subject_kind: kind, subject_id: on, from_day: day('2009-01-01') })
      .execute()
  }
  return id
}

/** Gives a consultation a document with three paragraphs, "7", "7.1" and "7.2"; gives the id of its version. */
export async function makeDocument(db: Db, consultationId: string, title: string, slug: string): Promise<string> {
  const [document, version] = [newId(), newId()]
  await db
    .insertInto('document')
    .values({
      id: document,
      slug,
      subject_kind: 'consultation',
      subject_id: consultationId,
      kind: 'consultation-draft',
      title,
    })
    .execute()
  await db
    .insertInto('document_version')
    .values({ id: version, document_id: document, sequence: 1, printed_version: 'draft 1', status: 'draft' })
    .execute()
  const texts = [
    { path: '7', printed: '7', kind: 'heading', text: 'Timing' },
    { path: '7.1', printed: '7.1', kind: 'paragraph', text: 'Papers go out two weeks before.' },
    { path: '7.2', printed: '7.2', kind: 'paragraph', text: 'Nothing important is decided in August.' },
  ]
  for (const [index, text] of texts.entries()) {
    const id = newId()
    await db.insertInto('paragraph').values({ id, document_id: document }).execute()
    await db
      .insertInto('paragraph_text')
      .values({
        id: newId(),
        paragraph_id: id,
        document_version_id: version,
        position: index + 1,
        parent_id: null,
        level: 0,
        actor: null,
        ...text,
      })
      .execute()
  }
  return version
}
