/** Asking departments and posts to read what their organisation has signed: once named, anew with each new edition, and again on request. */
import { sql } from 'kysely'
import { nobody } from '../../access/access.ts'
import { writeAudit } from '../../db/audit.ts'
import type { Tx } from '../../db/open.ts'
import { defineJob } from '../../jobs/jobs.ts'
import type { Day } from '../../kernel/day.ts'
import { sendSealedMail } from '../../mail/mail.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import { codesSigned, emailOf, findReaders, makeStaffLink, type Reader, type SignedCode } from './staff.queries.ts'

/** The editions that somebody has not confirmed yet. */
export function stillToRead({ read }: Pick<Reader, 'read'>, signed: readonly SignedCode[]): readonly SignedCode[] {
  return signed.filter(({ id }) => !read.includes(id))
}

/** Mails somebody a link for the editions they have not confirmed; false where there is nothing to ask, or no address. */
export async function askReader(
  tx: Tx,
  hub: Hub,
  of: {
    readonly organisation: { readonly id: string; readonly name: string }
    readonly reader: Pick<Reader, 'id' | 'what' | 'read'>
    readonly today: Day
  },
): Promise<boolean> {
  const { organisation, reader, today } = of
  const codes = stillToRead(reader, await codesSigned(tx, organisation.id, today))
  const email = await emailOf(tx, hub.seal, reader.id)
  if (codes.length === 0 || email === null) return false
  const link = `${hub.origin}/acknowledgements/${await makeStaffLink(tx, reader.id, codes, today)}`
  const list = codes.map(({ title, edition }) => `${title}\n${hub.origin}/codes/${edition}`).join('\n\n')
  const values = { name: organisation.name, what: reader.what, list, link }
  const mail = { subject: t('acknowledging.mail-subject', values), body: t('acknowledging.mail-body', values) }
  // The address is kept under seal: the page of mails does not show it either.
  await sendSealedMail(tx, hub.seal, { to: email, ...mail }, { kind: 'staff_reader', id: reader.id })
  return true
}

/** Every night: whoever was never asked about an edition that their organisation has signed since. */
export const askStaff = defineJob({
  name: 'ask-staff',
  every: '40 5 * * *',
  does: 'Asks staff that organisations named to read codes that they have signed since.',
  async run(hub) {
    const today = await hub.today()
    const { rows } = await sql<{ id: string; name: string }>`
      select distinct o.id, o.name from organisation o join staff_reader r on r.organisation_id = o.id and r.ended_on is null
      order by o.name`.execute(hub.db)
    let asked = 0
    for (const organisation of rows)
      await hub.db.transaction().execute(async tx => {
        const signed = await codesSigned(tx, organisation.id, today)
        for (const reader of await findReaders(tx, organisation.id)) {
          if (reader.ended_on !== null || signed.every(({ id }) => reader.asked.includes(id))) continue
          if (!(await askReader(tx, hub, { organisation, reader, today }))) continue
          asked++
          await writeAudit(tx, {
            actor: nobody,
            as: 'system',
            action: 'organisation.staff-asked',
            subject: { kind: 'organisation', id: organisation.id },
            record: { kind: 'staff_reader', id: reader.id },
          })
        }
      })
    return asked === 0 ? undefined : `${asked} asked`
  },
})
