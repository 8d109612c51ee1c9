#include "ps-setup.h"

#include <glib/gi18n-lib.h>

#include "ps-a11y.h"
#include "ps-date.h"
#include "ps-error-label.h"
#include "ps-page-header.h"
#include "ps-recovery-paper.h"
#include "ps-setup-clinic.h"
#include "ps-setup-group.h"
#include "ps-setup-you.h"

/**
 * PsSetup:
 *
 * The first run: four steps, then a vault.
 *
 * Nothing is written before the last step. Then the vault is made in one go, and after it the first
 * group. Whatever fails says so above the button, which tries again; what was typed stays where it
 * is. Once the vault is there, trying again is about the group only.
 */
struct _PsSetup
{
  AdwBin        parent_instance;

  PsWorkspace  *workspace;
  GCancellable *cancellable;     /* while it works */
  gboolean      without_group;

  PsPageHeader *header;
  GtkWidget    *scroller;
  GtkLabel     *heading;
  GtkLabel     *text;
  GtkStack     *steps;
  PsErrorLabel *error_label;
  GtkWidget    *progress;
  GtkSpinner   *spinner;
  GtkWidget    *next_button;
  GtkWidget    *skip_button;
};

enum {
  STEP_YOU,
  STEP_RECOVERY,
  STEP_CLINIC,
  STEP_GROUP,
  N_STEPS,
};

static const struct {
  const char  *name;
  const char  *heading;
  const char  *text;
  GtkWidget *(*make)  (void);
  gboolean   (*check) (GtkWidget *step);
} steps[N_STEPS] = {
  { "you", N_("Who Are You?"),
    N_("Peerside keeps everything on this computer, encrypted. Your passphrase opens it."),
    ps_setup_you_new, ps_setup_you_check },
  { "recovery", N_("Your Recovery Sheet"),
    N_("If the passphrase is ever forgotten, this code is the only way back in. Print it and lock "
       "it away, not next to the computer."),
    ps_recovery_paper_new, ps_recovery_paper_check },
  { "clinic", N_("Your Clinic"),
    N_("This is what stands on flyers and on the crisis card."),
    ps_setup_clinic_new, ps_setup_clinic_check },
  { "group", N_("Your First Group"),
    N_("An agenda for this kind of group is filled in; you can change everything later."),
    ps_setup_group_new, ps_setup_group_check },
};

enum {
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PsSetup, ps_setup, ADW_TYPE_BIN)

static GtkWidget *
get_step (PsSetup *self,
          guint    index)
{
  return gtk_stack_get_child_by_name (self->steps, steps[index].name);
}

static guint
get_index (PsSetup *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->steps);

  for (guint i = 0; i < N_STEPS; i++)
    {
      if (g_strcmp0 (steps[i].name, name) == 0)
        return i;
    }

  return 0;
}

static void
show_step (PsSetup *self,
           guint    index)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  /* Translators: how far the first run is: “Step 2 of 4”. */
  g_autofree char *progress = g_strdup_printf (_("Step %u of %u"), index + 1, N_STEPS);

  if (get_step (self, index) == NULL)
    gtk_stack_add_named (self->steps, steps[index].make (), steps[index].name);

  if (index == STEP_RECOVERY)
    {
      g_autofree char *name = ps_setup_you_dup_name (PS_SETUP_YOU (get_step (self, STEP_YOU)));

      ps_recovery_paper_set_user_name (PS_RECOVERY_PAPER (get_step (self, index)), name);
    }

  gtk_stack_set_visible_child_name (self->steps, steps[index].name);
  gtk_label_set_label (self->heading, _(steps[index].heading));
  gtk_label_set_label (self->text, _(steps[index].text));
  ps_page_header_set_subtitle (self->header, progress);
  ps_error_label_set_text (self->error_label, NULL);

  gtk_button_set_label (GTK_BUTTON (self->next_button),
                        index == STEP_GROUP ? _("_Finish") : _("_Continue"));
  ps_a11y_name_button (GTK_BUTTON (self->next_button), NULL);
  gtk_widget_set_visible (self->skip_button, index == STEP_GROUP);

  gtk_adjustment_set_value (adjustment, 0);
  gtk_widget_grab_focus (get_step (self, index));
}

static void
set_busy (PsSetup *self,
          gboolean busy)
{
  if (busy)
    self->cancellable = g_cancellable_new ();
  else
    g_clear_object (&self->cancellable);

  gtk_widget_set_visible (self->progress, busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->steps), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.next", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.skip", !busy);
  /* Once the vault is there, the steps that made it are done. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.back",
                                 !busy && ps_workspace_get_state (self->workspace)
                                          == PS_WORKSPACE_NONE);
}

static void
fail (PsSetup      *self,
      const GError *error)
{
  set_busy (self, FALSE);
  ps_error_label_set_error (self->error_label, error);
  gtk_button_set_label (GTK_BUTTON (self->next_button), _("_Try Again"));
  ps_a11y_name_button (GTK_BUTTON (self->next_button), NULL);
  gtk_widget_grab_focus (self->next_button);
}

/* Whoever hears that it is finished lets go of it. */
static void
finish (PsSetup *self)
{
  set_busy (self, FALSE);
  ps_setup_you_wipe (PS_SETUP_YOU (get_step (self, STEP_YOU)));
  g_object_ref (self);
  g_signal_emit (self, signals[FINISHED], 0);
  g_object_unref (self);
}

static void
group_added_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (PsSetup) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = ps_groups_add_finish (PS_GROUPS (source), result, &error);

  /* The window may have gone, and this with it. */
  if (self->workspace == NULL)
    return;

  if (id == 0)
    fail (self, error);
  else
    finish (self);
}

static void
add_group (PsSetup *self)
{
  PsSetupGroup *step = PS_SETUP_GROUP (get_step (self, STEP_GROUP));
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (PsGroupRow) row = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  if (self->without_group)
    {
      finish (self);
      return;
    }

  today = ps_date_of_instant (ps_clock_wall (ps_workspace_get_clock (self->workspace)), zone, NULL);
  row = ps_setup_group_make_row (step, &today, &error);
  if (row == NULL)
    {
      fail (self, error);
      return;
    }

  ps_groups_add_async (ps_workspace_get_groups (self->workspace), row, NULL,
                       self->cancellable, group_added_cb, g_object_ref (self));
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PsSetup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean created = ps_workspace_create_finish (PS_WORKSPACE (source), result, &error);

  if (self->workspace == NULL)
    return;
  if (created)
    add_group (self);
  else
    fail (self, error);
}

static PsFounding *
make_founding (PsSetup *self)
{
  PsSetupYou *you = PS_SETUP_YOU (get_step (self, STEP_YOU));
  PsRecoveryPaper *recovery = PS_RECOVERY_PAPER (get_step (self, STEP_RECOVERY));
  PsSetupClinic *clinic = PS_SETUP_CLINIC (get_step (self, STEP_CLINIC));
  PsFounding *founding = ps_founding_new ();

  founding->user_name = ps_setup_you_dup_name (you);
  founding->passphrase = ps_setup_you_dup_passphrase (you);
  founding->recovery_code = ps_secret_ref (ps_recovery_paper_get_code (recovery));
  founding->clinic_name = ps_setup_clinic_dup_name (clinic);
  founding->clinic_phone = ps_setup_clinic_dup_phone (clinic);
  founding->contacts = ps_setup_clinic_dup_contacts (clinic);

  return founding;
}

static void
work (PsSetup *self)
{
  set_busy (self, TRUE);
  ps_error_label_set_text (self->error_label, NULL);

  if (ps_workspace_get_state (self->workspace) == PS_WORKSPACE_OPEN)
    add_group (self);
  else
    ps_workspace_create_async (self->workspace, make_founding (self), self->cancellable,
                               created_cb, g_object_ref (self));
}

static void
next_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsSetup *self = PS_SETUP (widget);
  guint index = get_index (self);

  if (!steps[index].check (get_step (self, index)))
    return;

  self->without_group = FALSE;
  if (index + 1 < N_STEPS)
    show_step (self, index + 1);
  else
    work (self);
}

static void
skip_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsSetup *self = PS_SETUP (widget);

  self->without_group = TRUE;
  work (self);
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name G_GNUC_UNUSED,
         GVariant   *parameter G_GNUC_UNUSED)
{
  PsSetup *self = PS_SETUP (widget);
  guint index = get_index (self);

  if (index > 0)
    show_step (self, index - 1);
  else
    gtk_widget_activate_action (widget, "win.welcome", NULL);
}

static gboolean
ps_setup_grab_focus (GtkWidget *widget)
{
  PsSetup *self = PS_SETUP (widget);

  return gtk_widget_grab_focus (get_step (self, get_index (self)));
}

static void
ps_setup_dispose (GObject *object)
{
  PsSetup *self = PS_SETUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), PS_TYPE_SETUP);

  G_OBJECT_CLASS (ps_setup_parent_class)->dispose (object);
}

static void
ps_setup_class_init (PsSetupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ps_setup_dispose;
  widget_class->grab_focus = ps_setup_grab_focus;
  ps_a11y_class_tab_through (widget_class);

  /**
   * PsSetup::finished:
   *
   * The vault is there and open.
   */
  signals[FINISHED] = g_signal_new ("finished",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  g_type_ensure (PS_TYPE_ERROR_LABEL);
  g_type_ensure (PS_TYPE_PAGE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/peerside/Peerside/ui/ps-setup.ui");
  gtk_widget_class_bind_template_child (widget_class, PsSetup, header);
  gtk_widget_class_bind_template_child (widget_class, PsSetup, scroller);
  gtk_widget_class_bind_template_child (widget_class, PsSetup, heading);
  gtk_widget_class_bind_template_child (widget_class, PsSetup, text);
  gtk_widget_class_bind_template_child (widget_class, PsSetup, steps);
  gtk_widget_class_bind_template_child (widget_class, PsSetup, error_label);
  gtk_widget_class_bind_template_child (widget_class, PsSetup, progress);
  gtk_widget_class_bind_template_child (widget_class, PsSetup, spinner);
  gtk_widget_class_bind_template_child (widget_class, PsSetup, next_button);
  gtk_widget_class_bind_template_child (widget_class, PsSetup, skip_button);
  gtk_widget_class_install_action (widget_class, "setup.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "setup.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "setup.skip", NULL, skip_cb);
}

static void
ps_setup_init (PsSetup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ps_a11y_name_buttons (GTK_WIDGET (self));
  ps_a11y_stack (self->steps);
  show_step (self, STEP_YOU);
}

/**
 * ps_setup_new:
 * @workspace: a workspace whose folder holds no vault
 *
 * Returns: (transfer floating): a #PsSetup at its first step
 */
GtkWidget *
ps_setup_new (PsWorkspace *workspace)
{
  PsSetup *self = g_object_new (PS_TYPE_SETUP, NULL);

  self->workspace = g_object_ref (workspace);

  return GTK_WIDGET (self);
}
