import { exemplaryMeeting } from '../../../facts/partnership/meetings.ts'
import { exemplaryChair } from '../../../facts/partnership/seats.ts'
import { sayCount } from '../../each-of.ts'
import { heldMeetings, ofLastYear } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, notDue, notMet, onlyAhead, partly } from '../../verdict.ts'

/** Shows each sector's share of proposals and of decisions led beside its share of seats. Below half of that share, input is uneven. */
export const equalInput = definePractice({
  id: 'partnership.equal-input',
  stage: 'run',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'partners',
  ownDays: ['meetings', 'decisions'],
  title: 'Input spread over sectors',
  asks: 'Agenda items, papers, contributions and decisions led are spread over sectors; the share of each is shown beside its share of seats.',
  check(facts, _, today) {
    const proposals = heldMeetings(facts, today).flatMap(meeting => meeting.proposals)
    const inputs = [...proposals, ...ofLastYear(facts.decisions, ({ decidedOn }) => decidedOn, today)].filter(
      ({ sector }) => sector !== null,
    )
    if (inputs.length === 0 || facts.seats.length === 0)
      return notDue('No proposal or decision of a seat is on record for the last twelve months.')
    const sectors = [...new Set(facts.seats.map(({ sector }) => sector))]
    if (sectors.length < 2) return doesNotApply('All seats belong to one sector.')
    const shares = sectors.map(sector => {
      const held = facts.seats.filter(seat => seat.sector === sector).length
      const given = inputs.filter(input => input.sector === sector).length
      const said = `The ${sector} sector gave ${given} of ${sayCount(inputs.length, 'input')} and holds ${held} of ${sayCount(facts.seats.length, 'seat')}`
      return { said, even: given / inputs.length >= held / facts.seats.length / 2, given }
    })
    const because = `${shares.map(({ said }) => said).join('. ')}.`
    const uneven = shares.filter(({ even }) => !even)
    if (uneven.length === 0) return met(because)
    const verdict = (uneven.some(({ given }) => given === 0) ? notMet : partly)(because, nextStep('call-for-items'))
    return onlyAhead(verdict, null)
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply', 'notDue'],
  examples: [
    { when: 'voluntary sector two of three', facts: {}, gives: 'met' },
    {
      when: 'one sector gave one of five',
      facts: {
        meetings: [
          {
            ...exemplaryMeeting,
            proposals: ['a', 'b', 'c', 'd'].map(id => ({
              id,
              label: id,
              sector: 'statutory' as const,
              answered: true,
            })),
          },
        ],
      },
      gives: 'partly',
    },
    { when: 'one sector gave nothing', facts: { meetings: [{ ...exemplaryMeeting, proposals: [] }] }, gives: 'notMet' },
    { when: 'seats of one sector only', facts: { seats: [exemplaryChair] }, gives: 'doesNotApply' },
    { when: 'no input yet', facts: { meetings: [], decisions: [] }, gives: 'notDue' },
  ],
})
