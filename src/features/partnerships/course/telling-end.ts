/** Everybody who had to do with a partnership is told that it has ended, thanked, and told what became of what was open. */
import type { Handle, Tx } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { contactsOf } from '../../parties/index.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { actingFor, seatsOn } from '../seats/seats-on.queries.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { findTeam } from '../team/team.queries.ts'
import type { Handover } from './handover.queries.ts'
import { sayThing } from './open-things.queries.ts'

type Told = { readonly name: string; readonly email: string; readonly takesOn: readonly string[] }

/**
 * Mails whoever sits in it or stands in, runs it, speaks for a partner, or takes something on and has not said no; gives how many.
 * The secretariat is told of concerns that nobody has answered: they are its to settle now.
 */
export async function tellEverybody(
  tx: Tx,
  hub: Hub,
  partnership: Partnership,
  ending: { readonly reason: string; readonly thanks: string; readonly outcomes: string },
  things: readonly Handover[],
  today: Day,
): Promise<number> {
  const people = await everybody(tx, partnership, things, today)
  for (const { name, email, takesOn } of people)
    await sendMail(
      tx,
      hub.seal,
      {
        to: email,
        subject: t('partnerships.ending.mail.subject', { name: partnership.name }),
        body: [
          t('partnerships.ending.mail.body', { person: name, name: partnership.name, day: longDay(today) }),
          ending.reason,
          ending.outcomes,
          ending.thanks,
          ...(takesOn.length === 0
            ? []
            : [[t('partnerships.ending.mail.takes-on'), ...takesOn.map(one => `– ${one}`)].join('\n')]),
          t('partnerships.ending.mail.after', { link: `${hub.origin}${addressOf(partnership)}` }),
        ]
          .filter(Boolean)
          .join('\n\n'),
      },
      subjectOf(partnership),
    )
  await tellOfConcerns(tx, hub, partnership)
  return people.length
}

async function everybody(
  db: Handle,
  partnership: Partnership,
  things: readonly Handover[],
  today: Day,
): Promise<Told[]> {
  const seated = (await seatsOn(db, partnership.id, today)).flatMap(actingFor)
  const team = await findTeam(db, partnership.id, today)
  const partners = (await findPartners(db, partnership.id)).filter(one => isPartnerOn(one, today))
  const receivers = [
    ...new Map(
      things.flatMap(({ receiver }) => (receiver && receiver.says !== 'no' ? [[receiver.id, receiver]] : [])),
    ).values(),
  ]
  const found = new Map<string, Told>()
  const add = (name: string, email: string | null | undefined, takesOn: readonly string[] = []): void => {
    if (!email) return
    const known = found.get(email.toLowerCase())
    found.set(email.toLowerCase(), { name, email, takesOn: [...(known?.takesOn ?? []), ...takesOn] })
  }
  for (const one of [...seated, ...team]) add(one.name, one.email)
  for (const receiver of receivers) {
    const takesOn = things.filter(one => one.receiver?.id === receiver.id).map(sayThing)
    if (receiver.organisationId === null) add(receiver.name, receiver.email, takesOn)
    else for (const box of await contactsOf(db, receiver.organisationId, today)) add(box.name, box.email, takesOn)
  }
  for (const { organisation_id } of partners)
    for (const box of await contactsOf(db, organisation_id, today)) add(box.name, box.email)
  return [...found.values()]
}

async function tellOfConcerns(tx: Tx, hub: Hub, partnership: Partnership): Promise<void> {
  const area = await hub.area()
  const open = await tx
    .selectFrom('concern')
    .select('id')
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', partnership.id)
    .where('answered_on', 'is', null)
    .execute()
  if (open.length === 0 || !area.contact.email) return
  await sendMail(
    tx,
    hub.seal,
    {
      to: area.contact.email,
      subject: t('partnerships.ending.mail.concerns-subject', { name: partnership.name }),
      body: t('partnerships.ending.mail.concerns-body', {
        name: partnership.name,
        count: open.length,
        link: `${hub.origin}${addressOf(partnership, 'concerns')}`,
      }),
    },
    { kind: 'area', id: area.id },
  )
}
