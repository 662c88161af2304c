/** When anybody may read a decision: the one rule for the register, the search, the home page and the feeds. */
import { type RawBuilder, sql } from 'kysely'

/**
 * Taken in the open: in writing, or in a meeting that has ended, whether or not its minutes are out; and never of a
 * closed item or of a question that is kept from the public. For a query over the table `decision` under its own name. Whether its partnership is public is asked apart.
 */
export const takenInTheOpen: RawBuilder<boolean> = sql<boolean>`(
  not decision.closed_to_public and (decision.meeting_id is null
    or exists (select from meeting own where own.id = decision.meeting_id and own.state = 'held'))
  and not exists (select from agenda_item own where own.id = decision.agenda_item_id and own.closed))`

/** That the minutes of an earlier meeting are approved, as the point or the question in writing says that it was asked for. */
export const approvesMinutes: RawBuilder<boolean> = sql<boolean>`(
  exists (select from agenda_item own where own.id = decision.agenda_item_id and own.approves_meeting_id is not null)
  or exists (select from written_procedure own where own.decision_id = decision.id and own.approves_meeting_id is not null))`

/** As `takenInTheOpen`, and not withdrawn since: for lists that tell what holds. The record of decisions shows both. */
export const standsInTheOpen: RawBuilder<boolean> = sql<boolean>`(${takenInTheOpen} and decision.withdrawn_on is null)`
