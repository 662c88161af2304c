/** Mail to every signatory of a code: a later edition asks it to agree, or the code has ended. */
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { addressesOf } from './signatories.queries.ts'

/** Who is told, and in which words: the subject and the body of the mail, given the organisation. */
export type Notice = {
  readonly code: string
  readonly about: 'new-edition' | 'erratum' | 'end'
  readonly organisations: readonly { readonly organisation: string; readonly name: string; readonly slug: string }[]
  readonly subject: string
  readonly body: (organisation: { readonly name: string; readonly slug: string }) => string
}

/**
 * Writes the mails in the transaction of the change they tell of, and records on which day each organisation was told and at how
 * many addresses: none says that it could not be reached by mail. Gives how many organisations there were to tell.
 */
export async function tellSignatories(tx: Tx, hub: Hub, notice: Notice, today: Day): Promise<number> {
  for (const one of notice.organisations) {
    const addresses = await addressesOf(tx, one.organisation, today)
    for (const to of addresses)
      await sendMail(
        tx,
        hub.seal,
        { to, subject: notice.subject, body: notice.body(one) },
        { kind: 'code', id: notice.code },
      )
    await tx
      .insertInto('edition_notice')
      .values({
        id: newId(),
        code_id: notice.code,
        organisation_id: one.organisation,
        about: notice.about,
        told_on: today,
        addresses: addresses.length,
      })
      .execute()
  }
  return notice.organisations.length
}

/** The address of the page on which an organisation answers to an edition. */
export function answerAddress(slug: string, edition: string): string {
  return `/organisations/${slug}/editions/${edition}`
}
