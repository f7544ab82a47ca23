package org.grantway.awards.lists;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

interface CallMoneyRepository extends JpaRepository<CallMoney, UUID> {

}
