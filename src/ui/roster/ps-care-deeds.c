/* What is done for those who come to a group, said in a toast and taken back there. */
#include "ps-care-deeds.h"

#include <glib/gi18n-lib.h>

#include "ps-after.h"
#include "ps-member-facts.h"
#include "ps-way-words.h"

typedef struct _Undo Undo;

/* What is to be taken back, how, and where it is said if it cannot be. */
struct _Undo
{
  PsWorkspace *workspace;
  GtkWidget   *near;      /* weak */
  void       (*take_back) (PsCare   *care,
                           Undo     *undo,
                           gpointer  after);
  gint64       id;
  gint64       group_id;
  gint64       other_id;
  char        *word;
  gboolean     flag;
};

static Undo *
undo_new (PsWorkspace *workspace,
          GtkWidget   *near,
          void       (*take_back) (PsCare *, Undo *, gpointer),
          gint64       id)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&undo->near, near);
  undo->take_back = take_back;
  undo->id = id;

  return undo;
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->workspace);
  g_clear_weak_pointer (&undo->near);
  g_free (undo->word);
  g_free (undo);
}

static void
undo_cb (gpointer data)
{
  Undo *undo = data;

  if (undo->near != NULL && ps_workspace_get_state (undo->workspace) == PS_WORKSPACE_OPEN)
    undo->take_back (ps_workspace_get_care (undo->workspace), undo,
                     ps_after_new (undo->near, PS_FINISH_FUNC (ps_care_finish)));
}

/* Takes @text and @undo. */
static gpointer
after (GtkWidget *near,
       char      *text,
       Undo      *undo)
{
  return ps_after_new_undo (near, PS_FINISH_FUNC (ps_care_finish), text, undo_cb, undo, undo_free);
}

/* What somebody is called in a toast, which stands far from where they were seen. */
static char *
dup_who (PsWorkspace *workspace,
         gint64       person_id,
         const char  *name)
{
  return ps_member_names_dup_label (ps_workspace_get_member_names (workspace), person_id, name);
}

static void
take_back_step (PsCare   *care,
                Undo     *undo,
                gpointer  data)
{
  ps_care_set_step_async (care, undo->group_id, undo->id, undo->word, undo->flag, NULL, ps_after_cb,
                          data);
}

/**
 * ps_care_tick:
 * @row: who is welcomed
 * @step: what was done
 * @done: whether it was
 */
void
ps_care_tick (PsWorkspace        *workspace,
              GtkWidget          *near,
              const PsWelcomeRow *row,
              const char         *step,
              gboolean            done)
{
  Undo *undo = undo_new (workspace, near, take_back_step, row->person_id);
  g_autofree char *who = dup_who (workspace, row->person_id, row->name);
  /* Translators: a member, and what was done to welcome them: “Ana: Greeted at the door”. */
  char *text = done ? g_strdup_printf (_("%1$s: %2$s"), who, ps_welcome_step_get_label (step))
                    /* Translators: what was done to welcome somebody, and who that is. */
                    : g_strdup_printf (_("Not done yet: %1$s, %2$s"),
                                       ps_welcome_step_get_label (step), who);

  undo->group_id = row->group_id;
  undo->word = g_strdup (step);
  undo->flag = !done;
  ps_care_set_step_async (ps_workspace_get_care (workspace), row->group_id, row->person_id, step, done,
                          NULL, ps_after_cb, after (near, text, undo));
}

static void
take_back_buddy (PsCare   *care,
                 Undo     *undo,
                 gpointer  data)
{
  ps_care_set_buddy_async (care, undo->id, undo->other_id, NULL, ps_after_cb, data);
}

/**
 * ps_care_name_buddy:
 * @member: who is looked after
 * @buddy_id: by whom; 0 for nobody
 */
void
ps_care_name_buddy (PsWorkspace *workspace,
                    GtkWidget   *near,
                    PsMember    *member,
                    gint64       buddy_id)
{
  PsCare *care = ps_workspace_get_care (workspace);
  gint64 id = ps_member_get_id (member);
  g_autoptr (PsBuddyRow) before = ps_care_find_buddy (care, id);
  Undo *undo = undo_new (workspace, near, take_back_buddy, id);
  g_autofree char *who = ps_member_facts_dup_label (workspace, member);
  g_autofree char *buddy = ps_member_facts_dup_label_of (workspace, buddy_id);
  /* Translators: two members; the first looks after the second, who is new. */
  char *text = buddy_id != 0 ? g_strdup_printf (_("%1$s is the buddy of %2$s."), buddy, who)
                             : g_strdup_printf (_("%s has no buddy now."), who);

  undo->other_id = before != NULL ? before->person_id : 0;
  ps_care_set_buddy_async (care, id, buddy_id, NULL, ps_after_cb, after (near, text, undo));
}

static void
take_back_home (PsCare   *care,
                Undo     *undo,
                gpointer  data)
{
  ps_care_set_home_async (care, undo->id, undo->group_id, NULL, ps_after_cb, data);
}

/**
 * ps_care_name_home:
 * @member: who
 * @group_id: a group of theirs; 0 for none
 */
void
ps_care_name_home (PsWorkspace *workspace,
                   GtkWidget   *near,
                   PsMember    *member,
                   gint64       group_id)
{
  PsCare *care = ps_workspace_get_care (workspace);
  gint64 id = ps_member_get_id (member);
  g_autoptr (PsGroup) group = ps_groups_find (ps_workspace_get_groups (workspace), group_id, NULL);
  Undo *undo = undo_new (workspace, near, take_back_home, id);
  g_autofree char *who = ps_member_facts_dup_label (workspace, member);
  /* Translators: %1$s is a group, %2$s a member. */
  char *text = group != NULL ? g_strdup_printf (_("%1$s is the home group of %2$s."),
                                                ps_group_get_name (group), who)
                             : g_strdup_printf (_("%s has no home group now."), who);

  undo->group_id = ps_care_get_home (care, id);
  ps_care_set_home_async (care, id, group_id, NULL, ps_after_cb, after (near, text, undo));
}

static void
take_back_wait (PsCare   *care,
                Undo     *undo,
                gpointer  data)
{
  ps_care_end_wait_async (care, undo->id, "removed", NULL, ps_after_cb, data);
}

/**
 * ps_care_waits_now:
 * @wait_id: a wait that has just begun
 *
 * Says so, and whose it is.
 */
void
ps_care_waits_now (PsWorkspace *workspace,
                   GtkWidget   *near,
                   gint64       wait_id)
{
  g_autoptr (PsWaitlistRow) wait = ps_care_find_wait (ps_workspace_get_care (workspace), wait_id);
  g_autofree char *who = NULL;
  g_autofree char *text = NULL;

  /* Whoever is gone again by now was not put there by a mistake of this hand. */
  if (wait == NULL)
    return;

  who = dup_who (workspace, wait->person_id, wait->name);
  /* Translators: %s is a person. */
  text = g_strdup_printf (_("%s is on the waitlist."), who);
  ps_toast_undo (near, text, undo_cb, undo_new (workspace, near, take_back_wait, wait_id), undo_free);
}

/* A wait that is being stored. */
typedef struct {
  PsWorkspace *workspace;
  GtkWidget   *near;      /* weak */
} Wait;

static void
waits_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Wait *wait = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = ps_care_finish_id (PS_CARE (source), result, &error);

  if (wait->near != NULL && id == 0)
    ps_toast_error (wait->near, error);
  else if (wait->near != NULL)
    ps_care_waits_now (wait->workspace, wait->near, id);

  g_object_unref (wait->workspace);
  g_clear_weak_pointer (&wait->near);
  g_free (wait);
}

/**
 * ps_care_wait:
 * @group_id: what for
 * @person_id: who waits
 */
void
ps_care_wait (PsWorkspace *workspace,
              GtkWidget   *near,
              gint64       group_id,
              gint64       person_id)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&wait->near, near);
  ps_care_wait_async (ps_workspace_get_care (workspace), group_id, person_id, NULL, waits_cb, wait);
}

static void
take_back_offer (PsCare   *care,
                 Undo     *undo,
                 gpointer  data)
{
  ps_care_offer_async (care, undo->id, undo->other_id, NULL, ps_after_cb, data);
}

/**
 * ps_care_offer:
 * @row: who waits
 * @offered: whether they were offered a place now
 *
 * Says by which way they are to be told.
 */
void
ps_care_offer (PsWorkspace         *workspace,
               GtkWidget           *near,
               const PsWaitlistRow *row,
               gboolean             offered)
{
  Undo *undo = undo_new (workspace, near, take_back_offer, row->id);
  gint64 now = ps_clock_wall (ps_workspace_get_clock (workspace));
  g_autoptr (GPtrArray) ways =
    ps_care_get_ways (ps_workspace_get_care (workspace), row->person_id, NULL);
  g_autofree char *call = ps_way_words_call (ways);
  g_autofree char *who = dup_who (workspace, row->person_id, row->name);
  /* Translators: %1$s is a person on a waitlist, %2$s is “Call 555-0142 (mobile).” */
  char *text = offered ? g_strdup_printf (_("%1$s was offered a place. %2$s"), who, call)
                       /* Translators: %s is a person on a waitlist. */
                       : g_strdup_printf (_("%s was not offered a place."), who);

  undo->other_id = row->offered_at;
  ps_care_offer_async (ps_workspace_get_care (workspace), row->id, offered ? now : 0, NULL,
                       ps_after_cb, after (near, text, undo));
}

static void
take_back_end (PsCare   *care,
               Undo     *undo,
               gpointer  data)
{
  ps_care_reopen_wait_async (care, undo->id, NULL, ps_after_cb, data);
}

/**
 * ps_care_end_wait:
 * @row: who waits no more
 * @how: as stored
 */
void
ps_care_end_wait (PsWorkspace         *workspace,
                  GtkWidget           *near,
                  const PsWaitlistRow *row,
                  const char          *how)
{
  g_autofree char *who = dup_who (workspace, row->person_id, row->name);
  char *text;

  if (g_str_equal (how, "joined"))
    /* Translators: a member and a group. */
    text = g_strdup_printf (_("%s joined %s."), who, row->group_name);
  else if (g_str_equal (how, "declined"))
    /* Translators: %s is a person who was offered a place in a group. */
    text = g_strdup_printf (_("%s did not want the place."), who);
  else
    /* Translators: %s is a person. */
    text = g_strdup_printf (_("%s is not on the waitlist any more."), who);

  ps_care_end_wait_async (ps_workspace_get_care (workspace), row->id, how, NULL, ps_after_cb,
                          after (near, text, undo_new (workspace, near, take_back_end, row->id)));
}

static void
take_back_died (PsCare   *care,
                Undo     *undo,
                gpointer  data)
{
  ps_care_undo_died_async (care, undo->id, NULL, ps_after_cb, data);
}

/**
 * ps_care_say_died:
 * @name: who
 *
 * Says that it is recorded that somebody died.
 */
void
ps_care_say_died (PsWorkspace *workspace,
                  GtkWidget   *near,
                  gint64       person_id,
                  const char  *name)
{
  g_autofree char *who = dup_who (workspace, person_id, name);
  /* Translators: %s is a member. */
  g_autofree char *text = g_strdup_printf (_("It is recorded that %s died."), who);

  ps_toast_undo (near, text, undo_cb, undo_new (workspace, near, take_back_died, person_id), undo_free);
}

/**
 * ps_care_undo_died:
 *
 * It was a mistake.
 */
void
ps_care_undo_died (PsWorkspace *workspace,
                   GtkWidget   *near,
                   gint64       person_id)
{
  ps_care_undo_died_async (ps_workspace_get_care (workspace), person_id, NULL, ps_after_cb,
                           ps_after_new (near, PS_FINISH_FUNC (ps_care_finish)));
}

static void
take_back_settle (PsCare   *care,
                  Undo     *undo,
                  gpointer  data)
{
  ps_care_settle_async (care, undo->id, NULL, NULL, ps_after_cb, data);
}

/**
 * ps_care_settle:
 * @row: whom the group does not want to be asked about
 */
void
ps_care_settle (PsWorkspace            *workspace,
                GtkWidget              *near,
                const PsRemembranceRow *row)
{
  /* Translators: %s is a group. */
  char *text = g_strdup_printf (_("%s will not be asked again."), row->group_name);

  ps_care_settle_async (ps_workspace_get_care (workspace), row->id, "not-wanted", NULL, ps_after_cb,
                        after (near, text, undo_new (workspace, near, take_back_settle, row->id)));
}
