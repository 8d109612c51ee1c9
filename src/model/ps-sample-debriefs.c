/* What nobody wrote. */
#include "ps-sample-private.h"

#include <glib/gi18n-lib.h>

#include "ps-attendance-store.h"
#include "ps-debrief-write.h"
#include "ps-session-store.h"
#include "ps-today.h"

/* With more debriefs than this it is for measuring, and they are as long as long ones are. */
#define SHORT_NOTES 100
#define SHORT_ANSWER 60
#define LONG_ANSWER 270

/* What is left to do of the meetings of the last weeks only. */
#define OPEN_FOR (21 * G_TIME_SPAN_DAY)

static const char * const sentences[] = {
  /* Translators: what is written in debriefs and topics of the sample data; nobody said it. */
  N_("The round went well, and everybody had a turn."),
  N_("Pacing came up again, and the spoons helped to explain it."),
  N_("We kept the whole closing."),
  N_("One person passed twice and stayed to talk at the end."),
  N_("Sleep was on everybody’s mind."),
  N_("Somebody gave advice about medicines; we came back to the agreement."),
  N_("The quiet ones spoke after the break."),
  N_("We ran late in the check-in and took it from the topic."),
  N_("A newcomer came with a friend and wants to come again."),
  N_("We laughed a lot tonight."),
  N_("The exercise was too long; half of it would do."),
  N_("Two people stayed in touch over the week, and it did them good."),
  N_("Walking a little every day has worked for three of them."),
  N_("The room was cold, and the chairs are hard."),
  N_("Next time we begin with the breathing."),
  N_("Talking about work was heavy, and nobody was left alone with it."),
};

static const char * const to_do[] = {
  /* Translators: what is to be done after a meeting, in the sample data. */
  N_("Call and ask how the week was"),
  N_("Send the leaflet about sleep"),
  N_("Ask for a room with softer chairs"),
  N_("Talk about the hard moment in supervision"),
  N_("Find out about the bus on Tuesdays"),
};

/* Sentences until there are about @length bytes, each on a line of its own. */
char *
ps_sample_sentences (PsSample *self,
                     gsize     length)
{
  GString *text = g_string_new (_(ps_sample_pick (self, sentences, G_N_ELEMENTS (sentences))));

  while (text->len < length)
    g_string_append_printf (text, "\n%s",
                            _(ps_sample_pick (self, sentences, G_N_ELEMENTS (sentences))));

  return g_string_free (text, FALSE);
}

static void
add_follow_up (PsSample            *self,
               PsDebriefText       *text,
               const PsSessionRow  *session,
               GPtrArray           *attendance)
{
  static const char * const owners[] = { "peer", "professional", "desk" };
  PsFollowUp *follow_up = ps_follow_up_new ();

  g_free (follow_up->what);
  g_free (follow_up->owner);
  follow_up->what = g_strdup (_(ps_sample_pick (self, to_do, G_N_ELEMENTS (to_do))));
  follow_up->owner = g_strdup (ps_sample_pick (self, owners, G_N_ELEMENTS (owners)));
  follow_up->done = session->ended_at < self->now - OPEN_FOR;
  ps_local_day (session->ended_at + g_rand_int_range (self->rand, 1, 15) * G_TIME_SPAN_DAY, NULL,
                follow_up->due_on);
  if (attendance->len > 0)
    {
      guint who = (guint) g_rand_int_range (self->rand, 0, (gint32) attendance->len);

      follow_up->person_id = ((PsAttendanceRow *) g_ptr_array_index (attendance, who))->person_id;
    }
  g_ptr_array_add (text->follow_ups, follow_up);
}

static PsDebriefText *
make_text (PsSample            *self,
           const PsSessionRow  *session,
           GPtrArray           *attendance)
{
  static const char * const prompts[] = {
    "helped", "hard-moment", "concern", "turns", "closing", "change", "landed", "own-story",
    "next-topic", "supervision",
  };
  static const char * const challenges[] = { "disruption", "complaints", "medical-advice", "comparison" };
  PsDebriefText *text = ps_debrief_text_new ();
  gboolean is_long = self->size->notes > SHORT_NOTES;

  g_free (text->peer_leader);
  g_free (text->professional);
  text->peer_leader = g_strdup (session->peer_leader);
  text->professional = g_strdup (session->professional);
  text->how_peer = g_rand_int_range (self->rand, 0, 5);
  text->how_professional = *session->professional != '\0' ? g_rand_int_range (self->rand, 0, 5) : -1;

  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    if (is_long || ps_sample_chance (self, 60))
      {
        g_autofree char *answer = ps_sample_sentences (self, is_long ? LONG_ANSWER : SHORT_ANSWER);

        ps_debrief_text_set_answer (text, prompts[i], answer);
      }

  if (ps_sample_chance (self, 30))
    g_ptr_array_add (text->challenges,
                     g_strdup (ps_sample_pick (self, challenges, G_N_ELEMENTS (challenges))));
  if (ps_sample_chance (self, 60))
    add_follow_up (self, text, session, attendance);

  return text;
}

/* The debrief of a meeting, as its leaders would have finished it a quarter of an hour later. */
gboolean
ps_sample_add_debrief (PsConn    *conn,
                       PsSample  *self,
                       gint64     session_id,
                       GError   **error)
{
  g_autoptr (PsSessionRow) session = ps_session_store_get (conn, session_id, error);
  g_autoptr (GPtrArray) attendance = NULL;
  g_autoptr (PsDebriefText) text = NULL;
  g_autoptr (PsDebriefWrite) write = NULL;

  if (session == NULL)
    return FALSE;

  attendance = ps_attendance_store_list (conn, session_id, error);
  if (attendance == NULL)
    return FALSE;

  text = make_text (self, session, attendance);
  write = ps_debrief_write_new (self->keys, session_id, text,
                                session->ended_at + 15 * G_TIME_SPAN_MINUTE);

  return ps_debrief_write_finish (conn, write, error);
}
