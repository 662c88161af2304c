/** Responses that boards gave together, as far as anybody may know: by public partnerships, resting on decisions taken in the open. */
import { z } from 'zod'
import { factPart, type Of } from '../part.ts'
import { count, item } from '../shared.ts'

/** One of them. `label` is the board. `agreed`: partners who said that they join it; `own`: those of them who said so themselves. */
const joint = item({ agreed: count, own: count, unsaid: count })
export type JointResponse = Of<typeof joint>

/** Given by a board of which three partners join. */
export const exemplaryJoint: JointResponse = {
  id: 'partnership-1',
  label: 'Meals in the vale',
  agreed: 3,
  own: 3,
  unsaid: 0,
}

export const jointResponses = factPart('consultation', 'jointResponses', {
  sql: `(
    select json_agg(json_build_object('id', p.id, 'label', p.name, 'agreed', said.agreed, 'own', said.own, 'unsaid', said.unsaid)
      order by p.name, p.id)
    from joint_view j join partnership p on p.id = j.partnership_id and p.public
      join decision d on d.id = j.decision_id and d.withdrawn_on is null
        and not d.closed_to_public and not exists (select from agenda_item item where item.id = d.agenda_item_id and item.closed)
      join response r on r.id = j.response_id and r.state <> 'withdrawn' and not r.confidential
      cross join lateral (select count(*) filter (where s.agreed) as agreed,
        count(*) filter (where s.agreed and s.proof = 'confirmed') as own, count(*) filter (where s.agreed is null) as unsaid
        from party_standing s where s.matter = 'partnership.joint-view' and s.record_id = j.id) said
    where j.consultation_id = subject.id and j.withdrawn_on is null)`,
  shape: z.array(joint),
  example: [exemplaryJoint],
})
