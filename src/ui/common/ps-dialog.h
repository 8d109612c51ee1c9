#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PS_TYPE_DIALOG (ps_dialog_get_type ())

G_DECLARE_DERIVABLE_TYPE (PsDialog, ps_dialog, PS, DIALOG, AdwWindow)

/**
 * PsDialogClass:
 * @save: what the button at the end does; it ends with ps_dialog_saved(), now or later, or with
 *   ps_dialog_saved() never called where a field said that something is wrong
 */
struct _PsDialogClass
{
  AdwWindowClass parent_class;

  void (*save) (PsDialog *self);
};

void     ps_dialog_present        (PsDialog     *self,
                                   GtkWidget    *near);
void     ps_dialog_present_form   (PsDialog     *self,
                                   GtkWidget    *near,
                                   const char   *form,
                                   gint64        id);
void     ps_dialog_save           (PsDialog     *self);
void     ps_dialog_set_busy       (PsDialog     *self,
                                   gboolean      busy);
gboolean ps_dialog_get_busy       (PsDialog     *self);
void     ps_dialog_set_can_save   (PsDialog     *self,
                                   gboolean      can_save);
void     ps_dialog_set_save_label (PsDialog     *self,
                                   const char   *label);
void     ps_dialog_set_error      (PsDialog     *self,
                                   const char   *sentence);
void     ps_dialog_put_aside      (PsDialog     *self,
                                   GtkWidget    *near,
                                   const char   *text);
void     ps_dialog_add_toasts     (PsDialog     *self);
void     ps_dialog_saved          (PsDialog     *self,
                                   const GError *error);

G_END_DECLS
