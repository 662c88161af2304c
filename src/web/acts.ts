/**
 * What a form does that it must not do by accident: it speaks in somebody's name, tells others, or ends something. Named by what goes
 * into the record of changes, so that no page can forget it: Enter in a box of such a form does nothing but say so, and the form needs
 * its button (`page.enter` says where Enter keeps instead).
 */
const acts: ReadonlySet<string> = new Set([
  // A response, a vote, an answer, an agreement, a view.
  'response.given',
  'response.changed',
  'response.keyed',
  'response.withdrawn',
  'written-answer.given',
  'minority-view.given',
  'party.answered',
  'signature.given',
  'signature.changed',
  'edition.answered',
  'finding.confirmed',
  'finding.doubted',
  'finding.doubt-answered',
  'decision.confirmed',
  'decision.recorded',
  'decision.corrected',
  'minutes.approved',
  'consultation.signed-off',
  'partnership.review-answered',
  'partnership.join-answered',
  'partnership.role-confirmed',
  'interest.declared',
  // Published, put in force, or said to others.
  'consultation.published',
  'consultation.rescheduled',
  'code.adopted',
  'code.in-force',
  'code.erratum-made',
  'rules.adopted',
  'departure.published',
  'report.published',
  'question.corrected',
  'meeting.announced',
  'meeting.moved',
  'meeting.items-asked',
  'meeting.papers-sent',
  'written-procedure.begun',
  'partnership.round-opened',
  'partnership.concern-raised',
  'partnership.join-asked',
  'partnership.membership-taken-over',
  'consultation.suggested',
  'code.commented',
  'explanation.asked',
  'contact.opened',
  // Ended, called off, erased.
  'consultation.withdrawn',
  'departure.withdrawn',
  'code.ended',
  'champion.ended',
  'meeting.cancelled',
  'written-procedure.closed',
  'partnership.round-closed',
  'partnership.seat-ended',
  'partnership.partner-left',
  'partnership.ending-proposed',
  'person.erased',
  'role.ended',
])

/** Whether an entry of the record tells of something that a form must not do by accident. */
export function isAct(action: string): boolean {
  return acts.has(action)
}
