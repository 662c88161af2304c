/**
 * What an entry of the record of changes tells of, said once for each:
 * - `keeps`: what was typed was kept, put in order, or a first step was taken that is looked over before it does anything. Enter in a
 *   box of its form presses the first button.
 * - `acts`: it speaks in somebody's name, tells others, is published, or ends something. Its form must not do that by accident: Enter in
 *   a box does nothing but say so, and it needs its button (`page.enter` says where Enter keeps).
 * - `decides`: it acts, and decides who may do what or who can be whom: only for somebody who has just proved who they are.
 * - `keeps-freshly`: it keeps, and is as much a way in: only after a fresh proof too.
 * - `opens`: it acts, and opens a seal for somebody to read, how to reach whoever wrote or the paper they sent: its page is come to only
 *   after a fresh sign-in, and no other page may write such an entry.
 * - `votes`: it acts, in a secret ballot: it is listed to nobody, since each entry would be counted as a vote.
 */
export type Act = 'keeps' | 'acts' | 'decides' | 'keeps-freshly' | 'opens' | 'votes'
