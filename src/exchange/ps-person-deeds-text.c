/* What was done for a person, in sentences. */
#include "ps-person-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
say_step (const char *step)
{
  static const char * const steps[][2] = {
    /* Translators: these are steps to welcome somebody who is new. */
    { "greeted", N_("You were greeted") },
    { "agreement", N_("The comfort agreement was gone through with you") },
    { "buddy", N_("You were given a buddy") },
    { "after-talk", N_("Somebody talked with you after the meeting") },
    { "call", N_("You were called after your first meeting") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i][0], step) == 0)
      return _(steps[i][1]);

  return step;
}

static void
add_presentations (GPtrArray            *out,
                   const PsPersonRecord *record)
{
  const PsAboutPart part = PS_ABOUT_PRESENTATIONS;

  for (guint i = 0; i < record->parts[part]->len; i++)
    {
      g_autofree char *when = ps_person_text_cell (record, part, i, "starts_at");
      g_autofree char *sentence = NULL;

      if (i == 0)
        ps_person_text_add_heading (out, _("What you presented"));
      /* Translators: when, which group, and what somebody presented. */
      sentence = g_strdup_printf (_("%1$s, %2$s: %3$s."), when,
                                  ps_person_record_get (record, part, i, "group"),
                                  ps_person_record_get (record, part, i, "title"));
      ps_person_text_add_item (out, sentence);
    }
}

static void
add_welcome (GPtrArray            *out,
             const PsPersonRecord *record)
{
  const PsAboutPart part = PS_ABOUT_WELCOME;

  for (guint i = 0; i < record->parts[part]->len; i++)
    {
      g_autofree char *when = ps_person_text_cell (record, part, i, "done_at");
      g_autofree char *sentence = NULL;

      if (i == 0)
        ps_person_text_add_heading (out, _("How you were welcomed"));
      /* Translators: when, which group, and what was done. */
      sentence = g_strdup_printf (_("%1$s, %2$s: %3$s."), when,
                                  ps_person_record_get (record, part, i, "group"),
                                  say_step (ps_person_record_get (record, part, i, "step")));
      ps_person_text_add_item (out, sentence);
    }
}

static void
add_waitlists (GPtrArray            *out,
               const PsPersonRecord *record)
{
  const PsAboutPart part = PS_ABOUT_WAITLISTS;

  for (guint i = 0; i < record->parts[part]->len; i++)
    {
      const char *group = ps_person_record_get (record, part, i, "group");
      g_autofree char *added = ps_person_text_cell (record, part, i, "added_at");
      g_autofree char *offered = ps_person_text_cell (record, part, i, "offered_at");
      g_autofree char *ended = ps_person_text_cell (record, part, i, "ended_at");
      g_autoptr (GString) sentence = g_string_new (NULL);

      if (i == 0)
        ps_person_text_add_heading (out, _("Waiting for a place"));
      /* Translators: a group and a moment. */
      g_string_append_printf (sentence, _("%1$s, since %2$s."), group, added);
      if (*offered != '\0')
        /* Translators: %s is a moment; begins with a blank. */
        g_string_append_printf (sentence, _(" You were offered a place on %s."), offered);
      if (*ended != '\0')
        /* Translators: %s is a moment; begins with a blank. */
        g_string_append_printf (sentence, _(" It ended on %s."), ended);
      ps_person_text_add_item (out, sentence->str);
    }
}

static void
add_noticed (GPtrArray            *out,
             const PsPersonRecord *record)
{
  for (guint i = 0; i < record->parts[PS_ABOUT_NOT_SEEN]->len; i++)
    {
      g_autofree char *when = ps_person_text_cell (record, PS_ABOUT_NOT_SEEN, i, "noticed_at");
      g_autofree char *sentence = NULL;

      if (i == 0)
        ps_person_text_add_heading (out, _("Meetings without you"));
      /* Translators: when, and which group. */
      sentence = g_strdup_printf (_("%1$s: it was noticed that you had not been at %2$s for a while."),
                                  when, ps_person_record_get (record, PS_ABOUT_NOT_SEEN, i, "group"));
      ps_person_text_add_item (out, sentence);
    }

  for (guint i = 0; i < record->parts[PS_ABOUT_IMPORTS]->len; i++)
    {
      g_autofree char *when = ps_person_text_cell (record, PS_ABOUT_IMPORTS, i, "imported_at");
      g_autofree char *sentence = NULL;

      if (i == 0)
        ps_person_text_add_heading (out, _("Files you were brought in from"));
      /* Translators: when. */
      sentence = g_strdup_printf (_("%s: you were on a list that was imported."), when);
      ps_person_text_add_item (out, sentence);
    }
}

static void
add_follow_ups (GPtrArray            *out,
                const PsPersonRecord *record)
{
  const PsAboutPart part = PS_ABOUT_FOLLOW_UPS;

  for (guint i = 0; i < record->parts[part]->len; i++)
    {
      const char *owner = ps_person_record_get (record, part, i, "owner");
      g_autofree char *due = ps_person_text_day (ps_person_record_get (record, part, i, "due_on"));
      g_autofree char *done = ps_person_text_cell (record, part, i, "done_at");
      const char *who = strcmp (owner, "desk") == 0 ? _("the front desk")
                      : strcmp (owner, "peer") == 0 ? _("a Peer Leader") : _("a co-facilitator");
      g_autofree char *sentence = NULL;

      if (i == 0)
        ps_person_text_add_heading (out, _("Calls and other things to do for you"));
      sentence = *done == '\0'
                 /* Translators: a day, and who: "the front desk". */
                 ? g_strdup_printf (_("Due on %1$s, by %2$s."), due, who)
                 /* Translators: a day, who, and when. */
                 : g_strdup_printf (_("Due on %1$s, by %2$s; done on %3$s."), due, who, done);
      ps_person_text_add_item (out, sentence);
    }
}

/* What was done for them. */
void
ps_person_text_add_deeds (GPtrArray            *out,
                          const PsPersonRecord *record)
{
  add_presentations (out, record);
  add_welcome (out, record);
  add_waitlists (out, record);
  add_follow_ups (out, record);
  add_noticed (out, record);
}
