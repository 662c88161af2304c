/** A partner confirms who holds its seat and who stands in, and what each may decide. */
import type { Tx } from '../../../db/open.ts'
import type { Matter } from '../../../governance/rules.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { type Answered, defineMatter, isOwn, type Putting, putToParty, type Question } from '../../parties/index.ts'
import type { Partnership } from '../partnership.queries.ts'
import { inSeatMatters } from '../seats/denied.sql.ts'
import { followSeats } from '../seats/representatives.ts'
import type { Seat } from '../seats/seats.queries.ts'
import { limitWords } from '../seats/term-fields.ts'
import { addressOf, subjectOf } from '../subject.ts'

export const holderMatter = defineMatter({
  name: inSeatMatters.holder,
  yes: 'partnerships.consent.holder-yes',
  no: 'partnerships.consent.holder-no',
  answered: followAnswer,
})

export const substituteMatter = defineMatter({
  name: inSeatMatters.substitute,
  yes: 'partnerships.consent.holder-yes',
  no: 'partnerships.consent.holder-no',
  answered: followAnswer,
})

/** Whoever a partner denies has none of the rights that go with its seat until it says otherwise, and is told. */
async function followAnswer(tx: Tx, hub: Hub, { question, answer, today }: Answered): Promise<void> {
  if (!isOwn(answer)) return
  const personId = String(question.put['person'])
  const { name: organisation } = await tx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', question.organisationId)
    .executeTakeFirstOrThrow()
  const by = { hub, person: { id: answer.givenBy, name: organisation, email: null } }
  await followSeats(tx, { partnershipId: question.subject.id, personId, today, by })
  if (!answer.agreed) await tellDenied(tx, hub, question, personId, { organisation, comment: answer.comment })
}

async function tellDenied(
  tx: Tx,
  hub: Hub,
  { subject }: Question,
  personId: string,
  said: { readonly organisation: string; readonly comment: string },
): Promise<void> {
  const find = (table: 'person' | 'partnership', id: string) =>
    tx.selectFrom(table).select('name').where('id', '=', id).executeTakeFirstOrThrow()
  const { email } = await tx.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirstOrThrow()
  if (!email) return
  const values = {
    ...said,
    person: (await find('person', personId)).name,
    name: (await find('partnership', subject.id)).name,
  }
  const mail = {
    to: email,
    subject: t('partnerships.consent.denied-subject', values),
    body: t('partnerships.consent.denied-body', values),
  }
  await sendMail(tx, hub.seal, mail, subject)
}

/** Somebody in a seat as it is put to the partner behind it. */
export type InSeat = {
  /** The holding or the substitute. */
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly fromDay: Day
  readonly authority: string
  /** The same as far as it can be judged. */
  readonly limits: { readonly not_for: readonly Matter[]; readonly most: number | null }
  readonly mandate: string | null
}

/** Puts to the partner behind a seat who is in it and what they may decide; a seat of a whole sector has nobody to ask. */
export async function putInSeat(
  tx: Tx,
  by: Putting,
  partnership: Partnership,
  seat: Seat,
  person: InSeat,
  as: 'holder' | 'substitute',
  /** True where the term had ended and goes on: a yes to it bound until its end. */
  anew = false,
): Promise<void> {
  if (seat.organisation_id === null) return
  const values = { name: partnership.name, seat: seat.name, person: person.name, day: longDay(person.fromDay) }
  await putToParty(
    tx,
    by,
    as === 'holder' ? holderMatter : substituteMatter,
    {
      subject: subjectOf(partnership),
      organisationId: seat.organisation_id,
      record: { kind: as === 'holder' ? 'holding' : 'substitute', id: person.id },
      put: { person: person.personId, authority: person.authority, ...person.limits, mandate: person.mandate },
      title: t(`partnerships.consent.${as}-title`, values),
      question: [
        t(`partnerships.consent.${as}-question`, values),
        ...(person.mandate === null
          ? []
          : [t('partnerships.consent.mandate', { mandate: t(`partnerships.term.mandate-options.${person.mandate}`) })]),
        person.authority === ''
          ? t('partnerships.consent.no-authority')
          : t('partnerships.consent.authority', { authority: person.authority }),
        ...limitWords(person.limits),
      ].join('\n\n'),
      page: addressOf(partnership),
    },
    { anew },
  )
}
