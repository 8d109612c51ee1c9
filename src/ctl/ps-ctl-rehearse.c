/* peersidectl rehearse */
#include "ps-ctl-command.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "ps-ctl-json.h"
#include "ps-date.h"
#include "ps-error.h"
#include "ps-rehearsal.h"

/* How long the agenda of a model is where nobody says, if there is one of that length. */
#define MINUTES 90

/* Six in the evening, when groups meet. */
#define START "18:00"

/* No evening has more events. */
#define EVENTS_MAX (1024 * 1024)

static gboolean
complain_about_template (PsContent   *content,
                         const char  *name,
                         GError     **error)
{
  GPtrArray *agendas = ps_content_get_agendas (content);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", agenda->key);
    }

  g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
               /* Translators: what was typed, and a list of words that are not translated. */
               _("There is no agenda “%s”. There are: %s."), name, list->str);

  return FALSE;
}

/* The agenda of that key or, of that model, the one whose length is nearest. "Web 60" is as good as
 * "web-60".
 */
static const PsAgendaTemplate *
find_template (PsContent  *content,
               const char *name,
               guint       minutes)
{
  GPtrArray *agendas = ps_content_get_agendas (content);
  const PsAgendaTemplate *nearest = NULL;
  g_autofree char *key = g_strdelimit (g_ascii_strdown (name, -1), " ", '-');

  for (guint i = 0; i < agendas->len; i++)
    {
      const PsAgendaTemplate *agenda = g_ptr_array_index (agendas, i);

      if (g_str_equal (agenda->key, key))
        return agenda;

      if (g_str_equal (agenda->model, key) &&
          (nearest == NULL || ABS ((int) agenda->minutes - (int) minutes) <
                              ABS ((int) nearest->minutes - (int) minutes)))
        nearest = agenda;
    }

  return nearest;
}

/* The segments of the agenda that was asked for, in the length that was asked for. */
static GPtrArray *
take_plans (PsCtl    *ctl,
            guint64  *minutes,
            GError  **error)
{
  g_autoptr (PsContent) content = ps_content_new (NULL, NULL, NULL);
  const char *name = ps_ctl_options_get (ctl->options, PS_CTL_TEMPLATE);
  gboolean has_minutes = ps_ctl_options_has (ctl->options, PS_CTL_MINUTES);
  g_autoptr (PsAgendaTemplate) scaled = NULL;
  const PsAgendaTemplate *template;

  template = find_template (content, name, has_minutes ? (guint) *minutes : MINUTES);
  if (template == NULL)
    {
      complain_about_template (content, name, error);
      return NULL;
    }

  if (!has_minutes || *minutes == template->minutes)
    {
      *minutes = template->minutes;
      return ps_segment_plans_copy (template->segments);
    }

  scaled = ps_agenda_template_scale (template, (guint) *minutes);
  if (scaled != NULL)
    return ps_segment_plans_copy (scaled->segments);

  g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
               /* Translators: an agenda, and a number of minutes. */
               _("The agenda “%s” cannot be made to take %u minutes."), template->key,
               (guint) *minutes);

  return NULL;
}

static gboolean
read_start (PsCtl    *ctl,
            int      *minute,
            GError  **error)
{
  const char *text = ps_ctl_options_get (ctl->options, PS_CTL_START);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : START, ":", -1);
  guint64 hours;
  guint64 rest;

  if (g_strv_length (parts) != 2 || strlen (parts[1]) != 2 || strlen (parts[0]) > 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, 23, &hours, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &rest, NULL))
    return ps_ctl_usage (error, _("“%s” is not a time; one is written as HH:MM."), text);

  *minute = (int) (hours * 60 + rest);

  return TRUE;
}

/* Today at that time on this machine's wall clock. */
static gint64
get_planned_at (PsCtl     *ctl,
                GTimeZone *zone,
                int        minute)
{
  GDate today = ps_date_of_instant (ps_clock_wall (ctl->clock), zone, NULL);

  return ps_date_instant (&today, minute, zone);
}

static GBytes *
read_events (const char  *path,
             GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean is_input = g_str_equal (path, "-");
  guint8 buffer[4096];
  gssize n = 0;
  int fd;

  fd = is_input ? STDIN_FILENO : g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0);
  while (fd >= 0 && bytes->len <= EVENTS_MAX &&
         ((n = read (fd, buffer, sizeof buffer)) > 0 || (n < 0 && errno == EINTR)))
    if (n > 0)
      g_byte_array_append (bytes, buffer, (guint) n);

  if (fd < 0 || n < 0)
    {
      int code = errno;

      g_set_error (error, PS_ERROR,
                   code == ENOENT || code == EISDIR ? PS_ERROR_INVALID : PS_ERROR_STORAGE,
                   _("The file “%s” cannot be read: %s."), name, g_strerror (code));
    }
  else if (bytes->len > EVENTS_MAX)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("“%s” has more than 1 MiB, which no evening’s events take."), name);
      n = -1;
    }

  if (fd >= 0 && !is_input)
    close (fd);

  return fd >= 0 && n >= 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* What a turn in each round comes to, which is what --people is for: under a minute is too short
 * (CONTENT.md, round arithmetic).
 */
static void
say_rounds (GPtrArray *plans,
            guint      people)
{
  for (guint i = 0; i < plans->len; i++)
    {
      const PsSegmentPlan *plan = g_ptr_array_index (plans, i);
      gint64 turn_s = plan->planned_s / people;

      if (plan->kind != PS_SEGMENT_CHECK_IN && plan->kind != PS_SEGMENT_GOAL_ROUND)
        continue;

      /* Translators: a segment, minutes and seconds, a number of people. */
      ps_ctl_say (ngettext ("%s: %d:%02d for %u person.", "%s: %d:%02d for each of %u people.",
                            people),
                  plan->title, (int) (turn_s / 60), (int) (turn_s % 60), people);
      if (turn_s < 60)
        ps_ctl_say (_("That is under a minute: take pairs, threes, or a one-word round."));
    }
}

/* A line for each thing that was done; or which file is wrong, where, and why. */
static GPtrArray *
run (PsCtl      *ctl,
     GPtrArray  *plans,
     gint64      planned_s,
     int         start,
     GBytes     *events,
     GError    **error)
{
  const char *path = ps_ctl_options_get (ctl->options, PS_CTL_EVENTS);
  g_autofree char *name = g_str_equal (path, "-") ? g_strdup (_("Standard input"))
                                                  : g_filename_display_name (path);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GError) local = NULL;
  PsRehearsalSpot spot;
  GPtrArray *lines;

  lines = ps_rehearsal_run (plans, planned_s, get_planned_at (ctl, zone, start), zone,
                            g_bytes_get_data (events, NULL), g_bytes_get_size (events), &spot,
                            &local);
  if (lines != NULL)
    return lines;

  ctl->refusal = ps_ctl_json_refusal (local->message, spot.line, spot.field);
  g_set_error (error, local->domain, local->code, "%s: %s", name, local->message);

  return NULL;
}

gboolean
ps_ctl_rehearse (PsCtl   *ctl,
                 GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GBytes) events = NULL;
  guint64 minutes = 0;
  guint64 people = 0;
  int start = 0;

  if (!ps_ctl_options_get_number (ctl->options, PS_CTL_MINUTES, 5, 1440, &minutes, error) ||
      !ps_ctl_options_get_number (ctl->options, PS_CTL_PEOPLE, 1, 1000, &people, error) ||
      !read_start (ctl, &start, error))
    return FALSE;

  plans = take_plans (ctl, &minutes, error);
  if (plans == NULL)
    return FALSE;

  events = read_events (ps_ctl_options_get (ctl->options, PS_CTL_EVENTS), error);
  if (events == NULL)
    return FALSE;

  lines = run (ctl, plans, (gint64) minutes * 60, start, events, error);
  if (lines == NULL)
    return FALSE;

  if (people > 0)
    say_rounds (plans, (guint) people);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (ctl->out, "%s\n", (const char *) g_ptr_array_index (lines, i));

  return TRUE;
}
