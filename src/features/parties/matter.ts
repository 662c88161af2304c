/**
 * The kinds of questions that are put to another party. The feature that needs the word of a party declares the matter; the
 * pages on which parties answer are the same for all.
 */
import type { SubjectRef } from '../../access/access.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import type { Message } from '../../web/catalogue.ts'
import type { FormSpec } from '../../web/fields.ts'
import type { Hub } from '../../web/hub.ts'
import type { PartyAnswer } from './standing.ts'

/** Somebody who may bind a party and can be reached by mail. `personId` is null for the mailbox of the organisation itself. */
export type Mailbox = { readonly personId: string | null; readonly name: string; readonly email: string }

/** What a question is about, and to whom it is put. */
export type Question = {
  readonly matter: string
  /** The body that asks. */
  readonly subject: SubjectRef
  /** The organisation that is asked. */
  readonly organisationId: string
  readonly record: { readonly kind: string; readonly id: string }
  /** The values put to the party: an answer is to these and to the words they were put in, and to no later ones. */
  readonly put: Readonly<Record<string, unknown>>
}

/** An answer that has just been kept, with the question it is to. */
export type Answered = { readonly question: Question; readonly answer: PartyAnswer; readonly today: Day }

/** A kind of question. */
export type Matter = {
  /** Whose it is and what it asks for, such as "partnership.terms". */
  readonly name: `${string}.${string}`
  /** What yes and no mean here, as keys of the catalogue. */
  readonly yes: string
  readonly no: string
  /** Texts that the party gives with its answer, such as its reasons to join: all optional. */
  readonly said?: FormSpec
  /**
   * Who may bind the organisation in this matter beside its contacts and champions, on a day: such as whoever holds its seat
   * to speak for it. They are asked as well.
   */
  readonly alsoBind?: (db: Handle, question: Question, today: Day) => Promise<readonly Mailbox[]>
  /** Why an answer of the party itself cannot be taken as things stand now, in its transaction; null where it can. */
  readonly refuses?: (tx: Tx, question: Question, agreed: boolean) => Promise<Message | null>
  /** What follows from an answer, in its transaction. */
  readonly answered?: (tx: Tx, hub: Hub, answered: Answered) => Promise<void>
}

/** Declares a matter. */
export function defineMatter<const M extends Matter>(matter: M): M {
  return matter
}
