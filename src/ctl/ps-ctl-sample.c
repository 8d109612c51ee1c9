/* peersidectl sample */
#include "ps-ctl-command.h"

#include <glib/gi18n-lib.h>

#include "ps-ctl-vault.h"
#include "ps-date.h"
#include "ps-sample.h"

/* What PERFORMANCE.md measures, ten times over. */
#define MEMBERS_MAX  1000000
#define MEETINGS_MAX 1000000
#define TOPICS_MAX   1000000

static gboolean
read_size (const PsCtlOptions  *options,
           PsSampleSize        *size,
           guint64             *seed,
           GError             **error)
{
  guint64 members = ps_sample_demo.members;
  guint64 meetings = ps_sample_demo.meetings;
  guint64 topics = ps_sample_demo.topics;
  guint64 notes = ps_sample_demo.notes;

  if (!ps_ctl_options_get_number (options, PS_CTL_MEMBERS, 0, MEMBERS_MAX, &members, error) ||
      !ps_ctl_options_get_number (options, PS_CTL_MEETINGS, 0, MEETINGS_MAX, &meetings, error) ||
      !ps_ctl_options_get_number (options, PS_CTL_TOPICS, 0, TOPICS_MAX, &topics, error) ||
      !ps_ctl_options_get_number (options, PS_CTL_NOTES, 0, MEETINGS_MAX, &notes, error) ||
      !ps_ctl_options_get_number (options, PS_CTL_SEED, 0, G_MAXUINT32, seed, error))
    return FALSE;

  if (notes > meetings && ps_ctl_options_has (options, PS_CTL_NOTES))
    ps_ctl_say (_("A debrief is about a meeting, so there will be no more debriefs than "
                  "meetings."));

  *size = (PsSampleSize) { (guint) members, (guint) meetings, (guint) topics, (guint) notes };

  return TRUE;
}

static void
get_fixed (PsInstant *instant,
           gpointer   data)
{
  *instant = *(const PsInstant *) data;
}

/* A sample is made around the time it is given. This is noon of the day before for all of today, so
 * that the same seed gives the same whenever that is, and no meeting of it is still to come.
 */
static PsInstant
get_noon (const PsClock *clock)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  PsInstant noon = ps_clock_now (clock);
  GDate day = ps_date_of_instant (noon.wall, zone, NULL);

  g_date_subtract_days (&day, 1);
  noon.wall = ps_date_instant (&day, 12 * 60, zone);

  return noon;
}

gboolean
ps_ctl_sample (PsCtl   *ctl,
               GError **error)
{
  PsInstant noon = get_noon (ctl->clock);
  PsClock clock = { get_fixed, &noon };
  PsWorkspace *workspace;
  PsSampleSize size;
  guint64 seed = 1;

  if (!read_size (ctl->options, &size, &seed, error) || !ps_ctl_open (ctl, error))
    return FALSE;

  workspace = ctl->workspace;
  if (!ps_sample_fill (ps_workspace_get_db (workspace), ps_workspace_get_keys (workspace),
                       &clock, ps_workspace_get_content (workspace), &size, (guint32) seed,
                       error))
    return FALSE;

  ps_ctl_say (_("The vault has invented people in it now: none of them exists."));

  return TRUE;
}
