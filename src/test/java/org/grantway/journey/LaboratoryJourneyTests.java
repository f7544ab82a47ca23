package org.grantway.journey;

class LaboratoryJourneyTests extends LaboratoryJourney {

}
