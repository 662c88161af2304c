/** A partner leaves a partnership: its seats end or go on under the body that takes its place, the record says so, and the team is told. */
import type { Handle, Tx } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { t } from '../../../web/render.ts'
import type { Putting } from '../../parties/index.ts'
import { tellTeam } from '../contact/tell-team.ts'
import { findPartnershipById, holdPartnership, isOver, type Partnership } from '../partnership.queries.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { type Follower, seatsGoingOn, takePlace } from './following.ts'
import { codesOnlySignedBy, lastMetOn } from './leaving.queries.ts'
import { findPartners, type PartnerRow, withdrawPartner } from './partners.queries.ts'

/** The codes that nobody else in the partnership has signed, as one text; '' where there is none. */
export async function signedAlone(
  db: Handle,
  partnershipId: string,
  organisationId: string,
  today: Day,
): Promise<string> {
  return (await codesOnlySignedBy(db, { partnershipId, organisationId, today })).join('; ')
}

/** Takes a partner out after its last day. The caller holds the partnership. Gives the names of the seats that go on. */
export async function leave(
  tx: Tx,
  by: Putting,
  of: {
    readonly partnership: Partnership
    readonly partner: PartnerRow
    readonly follower: Follower | null
    readonly lastDay: Day
    readonly because: string
  },
): Promise<readonly string[]> {
  const { partnership, partner, follower, lastDay, because } = of
  const { hub, today, actor, audit } = by
  const leaves = { partnershipId: partnership.id, partnerId: partner.id, lastDay }
  const going = follower ? await seatsGoingOn(tx, leaves) : []
  const codes = await signedAlone(tx, partnership.id, partner.organisation_id, today)
  const seats = await withdrawPartner(tx, { ...leaves, because, today, by: { hub, person: actor.person! } })
  const goOn = follower
    ? await takePlace(tx, by, { partnership, leaving: partner, follower, lastDay, seats: going })
    : []
  await audit({
    action: 'partnership.partner-left',
    subject: subjectOf(partnership),
    record: { kind: 'partner', id: partner.id },
    before: { to_day: partner.to_day },
    after: { to_day: lastDay, because, seats, followedBy: follower?.id ?? null, goOn },
  })
  const told = { organisation: partner.organisation, name: partnership.name, day: longDay(lastDay), codes }
  await tellTeam(tx, hub.seal, partnership, today, {
    subject: t('partnerships.leaving.mail-subject', told),
    body: t(codes === '' ? 'partnerships.leaving.mail-body' : 'partnerships.leaving.mail-body-codes', {
      ...told,
      because: follower
        ? `${because}\n\n${t('partnerships.leaving.mail-follower', { name: follower.name, seats: goOn.join(', ') || '-' })}`
        : because,
      link: `${hub.origin}${addressOf(partnership)}`,
    }),
  })
  return goOn
}

/** Partnerships that go on and of which an organisation is a partner after a day. */
export async function partneredAfter(
  db: Handle,
  organisationId: string,
  after: Day,
): Promise<readonly { readonly id: string; readonly name: string; readonly public: boolean }[]> {
  return db
    .selectFrom('partner')
    .innerJoin('partnership', 'partnership.id', 'partner.partnership_id')
    .select(['partnership.id', 'partnership.name', 'partnership.public'])
    .distinct()
    .where('partner.organisation_id', '=', organisationId)
    .where('partnership.state', 'not in', ['ended', 'not-formed'])
    .where(eb => eb.or([eb('partner.to_day', 'is', null), eb('partner.to_day', '>', after)]))
    .orderBy('partnership.name')
    .execute()
}

/** An organisation that is no more leaves every partnership after a day, or after the last meeting that it was called to. */
export async function leaveAll(
  tx: Tx,
  by: Putting,
  of: {
    readonly organisationId: string
    readonly follower: Follower | null
    readonly lastDay: Day
    readonly because: string
  },
): Promise<void> {
  for (const { id } of await partneredAfter(tx, of.organisationId, of.lastDay)) {
    await holdPartnership(tx, id)
    const partnership = await findPartnershipById(tx, id)
    if (!partnership || isOver(partnership)) continue
    const met = await lastMetOn(tx, id, by.today)
    for (const partner of await findPartners(tx, id)) {
      if (partner.organisation_id !== of.organisationId) continue
      if (partner.to_day !== null && partner.to_day <= of.lastDay) continue
      const lastDay = [of.lastDay, partner.from_day, met ?? of.lastDay].toSorted().at(-1)!
      await leave(tx, by, { ...of, partnership, partner, lastDay })
    }
  }
}
