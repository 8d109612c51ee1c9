/* Kills a process at every kind of moment of something that it does to a vault.
 *
 * A test of a verb is four lines in main() and a PsKillVerb; test-kill-verbs.c has examples:
 *
 *   if (ps_kill_is_child (argc, argv))
 *     return ps_kill_child (argv, verbs, G_N_ELEMENTS (verbs));
 *   g_test_init (&argc, &argv, NULL);
 *   ... tally = ps_kill_many (&verbs[0], 50); g_assert_cmpuint (tally.wrong, ==, 0);
 *
 * The verb is done once to its end, to count how often it touches the disk; then again and again on a
 * copy of the same folder, each time by a new process, which kills itself with SIGKILL before, in the
 * middle of or after one of those touches: see ps-proof-kill.c.
 */
#include "ps-kill.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "ps-proof-kill.h"
#include "ps-story.h"
#include "ps-vault.h"

#define CHILD "--kill-child"

struct _PsKill {
  guint      moment;
  PsProofCut cut;
};

/* Of the child: everything before this is not what is cut short. */
void
ps_kill_arm (PsKill *kill)
{
  ps_proof_kill_arm (kill->moment, kill->cut);
}

/* Of the child: what has this @number, from 1, is saved. */
void
ps_kill_done (PsKill *kill G_GNUC_UNUSED,
              guint   number)
{
  ps_proof_say ("done %u", number);
}

/**
 * ps_kill_is_child:
 *
 * Returns: whether this process was started by ps_kill_many(); then ps_kill_child() is its main()
 */
gboolean
ps_kill_is_child (int    argc,
                  char **argv)
{
  return argc == 6 && g_str_equal (argv[1], CHILD);
}

int
ps_kill_child (char             **argv,
               const PsKillVerb  *verbs,
               guint              n_verbs)
{
  PsKill kill = { strtoul (argv[4], NULL, 10), strtoul (argv[5], NULL, 10) };

  g_assert_true (ps_vault_init (NULL));
  for (guint i = 0; i < n_verbs; i++)
    {
      if (!g_str_equal (verbs[i].name, argv[2]))
        continue;

      verbs[i].work (argv[3], &kill);
      ps_proof_say ("moments %u", ps_proof_kill_moments ());
      return 0;
    }

  g_assert_not_reached ();
}

typedef struct {
  PsProofPlace  place;
  char         *memory;  /* a folder in memory: a kill, unlike a power cut, asks nothing of a disk */
  char         *fresh;
  char         *vault;
} Place;

static void
place_make (Place            *self,
            const PsKillVerb *verb)
{
  ps_proof_place_make (&self->place);
  self->memory = ps_story_make_dir ();
  self->fresh = g_build_filename (self->memory, "fresh", NULL);
  self->vault = g_build_filename (self->memory, "vault", NULL);
  g_assert_cmpint (g_mkdir (self->fresh, 0700), ==, 0);
  verb->prepare (self->fresh);
}

static void
place_clear (Place *self)
{
  ps_proof_remove (self->memory);
  ps_proof_place_clear (&self->place);
  g_free (self->memory);
  g_free (self->fresh);
  g_free (self->vault);
}

/* Returns: whether it was killed. */
static gboolean
do_once (Place            *place,
         const PsKillVerb *verb,
         guint             moment,
         PsProofCut        cut,
         PsKillTally      *tally)
{
  g_autofree char *at = g_strdup_printf ("%u", moment);
  g_autofree char *how = g_strdup_printf ("%u", cut);
  g_autofree char *wrong = NULL;
  PsProofChild *child;
  guint done = 0;
  gboolean killed;
  char *line;

  ps_proof_copy_vault (place->fresh, place->vault);
  child = ps_proof_child_start (&place->place, CHILD, verb->name, place->vault, at, how, NULL);
  while ((line = ps_proof_child_hear (child)) != NULL)
    {
      if (g_str_has_prefix (line, "done "))
        done = strtoul (line + strlen ("done "), NULL, 10);
      else if (moment == 0 && g_str_has_prefix (line, "moments "))
        tally->moments = strtoul (line + strlen ("moments "), NULL, 10);
      g_free (line);
    }
  killed = ps_proof_child_end (child);

  wrong = verb->look (place->vault, done);
  /* A control has many of them. */
  if (wrong != NULL && tally->wrong < 5)
    g_test_message ("%s, killed at moment %u of %u, cut %d: %s", verb->name, moment, tally->moments,
                    cut, wrong);

  tally->done += done;
  tally->wrong += wrong != NULL;

  return killed;
}

/**
 * ps_kill_many:
 * @n: how often; every moment once, where there are fewer
 *
 * Does @verb once to its end, and @n times until it is killed. Nothing is asserted but that.
 */
PsKillTally
ps_kill_many (const PsKillVerb *verb,
              guint             n)
{
  PsKillTally tally = { 0 };
  Place place;

  place_make (&place, verb);
  g_assert_false (do_once (&place, verb, 0, PS_PROOF_BEFORE, &tally));
  g_assert_cmpuint (tally.wrong, ==, 0);
  g_assert_cmpuint (tally.moments, >, 0);

  /* Spread over all of it, and each cut at moments all over it. */
  for (guint i = 0; i < n; i++)
    {
      guint moment = 1 + (guint) ((guint64) i * tally.moments / n);

      tally.killed += do_once (&place, verb, moment, i % PS_PROOF_N_CUTS, &tally);
    }
  place_clear (&place);

  g_test_message ("%s: %u kills at one of %u moments, %u acknowledged, %u times something was wrong",
                  verb->name, tally.killed, tally.moments, tally.done, tally.wrong);
  /* Two threads write, so the numbers of the moments may differ by a few. */
  g_assert_cmpuint (tally.killed, >=, n * 9 / 10);

  return tally;
}
