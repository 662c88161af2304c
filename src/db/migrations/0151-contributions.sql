-- What a partner gives to a partnership: money, hours at a stated rate, the use of something, expertise. Its giver is asked
-- whether it is so; how much is given so far is told apart from what is promised.

create table contribution (
  id uuid primary key,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  partnership_id uuid not null references partnership,
  partner_id uuid not null references partner,
  kind text not null check (kind in ('money', 'hours', 'use', 'expertise')),
  what text not null,
  promised_on date not null,
  -- Pounds and pence for money; the worth of a use where the giver states one.
  amount numeric(12, 2) check (amount >= 0),
  hours numeric(8, 1) check (hours > 0),
  -- Pounds for an hour.
  rate numeric(8, 2) check (rate >= 0),
  given_on date,
  check (kind <> 'money' or amount is not null),
  check (kind not in ('hours', 'expertise') or hours is not null),
  check (given_on is null or promised_on <= given_on)
);
create index contribution_partnership on contribution (partnership_id);
create index contribution_partner on contribution (partner_id);
