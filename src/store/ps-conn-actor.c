#include "ps-conn-actor.h"

#include "ps-conn-private.h"

/**
 * ps_conn_set_actor:
 * @keys: (transfer none) (nullable): whose deeds all that is written from now on are; %NULL for nobody's
 * @clock: (transfer none) (nullable): what time it is when they are done; outlives the connection
 *
 * A vault is unlocked by one person and locked before another unlocks it, so their connection knows
 * who they are, and a unit of work need not be told. On the thread that the connection works on.
 */
void
ps_conn_set_actor (PsConn        *self,
                   PsKeys        *keys,
                   const PsClock *clock)
{
  PsKeys *held = keys != NULL ? ps_keys_ref (keys) : NULL;

  g_clear_pointer (&self->actor, ps_keys_unref);
  self->actor = held;
  self->actor_clock = clock;
}

/**
 * ps_conn_get_actor:
 * @clock: (out) (optional): their clock
 *
 * Returns: (transfer none) (nullable): who works on this connection; %NULL where nobody has unlocked
 *   anything, as while a vault is made
 */
PsKeys *
ps_conn_get_actor (PsConn         *self,
                   const PsClock **clock)
{
  if (clock != NULL)
    *clock = self->actor_clock;

  return self->actor;
}
